/**
 * True for an animated picture: encoding it again in the browser would lose the animation. The content decides, not the
 * name.
 */
export async function isAnimated(blob: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (says(bytes, 0, 'GIF8')) return countFrames(bytes) > 1;
  if (says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBPVP8X')) return ((bytes[20] ?? 0) & WEBP_MOVES) !== 0;
  return says(bytes, 1, 'PNG') && pngMoves(bytes);
}

const WEBP_MOVES = 0x02;
const GIF_HEADER = 13;
const GIF_IMAGE = 0x2c;
const GIF_EXTENSION = 0x21;
const IMAGE_HEADER = 10;
const PNG_SIGNATURE = 8;
/** The bytes of a chunk's length, name and checksum. */
const CHUNK_FRAME = 12;

function says(bytes: Uint8Array, at: number, word: string): boolean {
  return Array.from(word).every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

/** Stops at two frames. A truncated file ends the count. */
function countFrames(bytes: Uint8Array): number {
  let frames = 0;
  let at = GIF_HEADER + tableBytes(bytes[10] ?? 0);
  while (frames < 2 && at < bytes.length) {
    const kind = bytes[at];
    if (kind === GIF_IMAGE) {
      frames += 1;
      // After the image's colour table one byte gives the code size.
      at = afterBlocks(bytes, at + IMAGE_HEADER + tableBytes(bytes[at + 9] ?? 0) + 1);
    } else if (kind === GIF_EXTENSION) at = afterBlocks(bytes, at + 2);
    else break;
  }
  return frames;
}

/** The size of a colour table, as encoded in its flags byte. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

function afterBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) at += size + 1;
  return at + 1;
}

/** The `acTL` chunk of an animation comes before the first picture. */
function pngMoves(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer);
  for (let at = PNG_SIGNATURE; at + CHUNK_FRAME <= bytes.length; at += CHUNK_FRAME + view.getUint32(at)) {
    if (says(bytes, at + 4, 'acTL')) return true;
    if (says(bytes, at + 4, 'IDAT')) return false;
  }
  return false;
}
