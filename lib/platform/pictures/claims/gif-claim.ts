import { area, BrokenHeader, type Claim } from './claim';

/** A code has up to 12 bits and represents no more pixels than there are codes. */
const MOST_PIXELS_PER_BYTE = 4096;
const [IMAGE, EXTENSION] = [0x2c, 0x21];
const HEADER_BYTES = 13;

export function readGifClaim(bytes: Buffer): Claim {
  let [width, height, frames, isHeld] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8), 0, true];
  let at = HEADER_BYTES + tableBytes(bytes.readUInt8(10));
  for (;;) {
    const block = at < bytes.length ? bytes.readUInt8(at) : null;
    if (block === EXTENSION) at = skipBlocks(bytes, at + 2).end;
    else if (block === IMAGE) {
      const [left, top] = [bytes.readUInt16LE(at + 1), bytes.readUInt16LE(at + 3)];
      const [frameWidth, frameHeight] = [bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7)];
      const data = skipBlocks(bytes, at + 11 + tableBytes(bytes.readUInt8(at + 9)));
      isHeld &&= frameWidth * frameHeight <= data.bytes * MOST_PIXELS_PER_BYTE;
      // A decoder allocates memory for a frame that reaches beyond the canvas.
      [width, height] = [Math.max(width, left + frameWidth), Math.max(height, top + frameHeight)];
      frames += 1;
      at = data.end;
    } else break;
  }
  if (frames === 0) throw new BrokenHeader('No frame.');
  const pixels = area(width, height) * frames;
  return { pixels, mostPixels: isHeld ? pixels : 0 };
}

/** The size of a colour table: three bytes per colour, for a power of two of colours. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Skips blocks of up to 255 bytes, each preceded by its length, until an empty one. */
function skipBlocks(bytes: Buffer, from: number): { bytes: number; end: number } {
  let [at, sum] = [from, 0];
  while (at < bytes.length) {
    const length = bytes.readUInt8(at);
    at += 1 + length;
    if (length === 0) break;
    sum += length;
  }
  return { bytes: sum, end: at };
}
