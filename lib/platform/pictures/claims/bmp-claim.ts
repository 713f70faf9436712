import { area, BrokenHeader, type Claim } from './claim';

const CORE_HEADER_BYTES = 12;
/** Run-length encoding represents up to 255 equal pixels in two bytes. */
const MOST_PIXELS_PER_RLE_BYTE = 255 / 2;
const BITS = [1, 4, 8, 15, 16, 24, 32];

export function readBmpClaim(bytes: Buffer): Claim {
  if (bytes.readUInt32LE(14) <= CORE_HEADER_BYTES) throw new BrokenHeader('A header of OS/2 1.x.');
  const width = bytes.readInt32LE(18);
  // The height is negative where the first row is the top one.
  const height = Math.abs(bytes.readInt32LE(22));
  const pixels = area(width, height);
  return { pixels, mostPixels: mostPixels(bytes, { width, height }) };
}

function mostPixels(bytes: Buffer, { width, height }: { width: number; height: number }): number {
  const bits = bytes.readUInt16LE(28);
  const held = bytes.length - bytes.readUInt32LE(10);
  if (!BITS.includes(bits)) throw new BrokenHeader('No such number of bits per pixel.');
  switch (bytes.readUInt32LE(30)) {
    case 1:
    case 2:
      return held * MOST_PIXELS_PER_RLE_BYTE;
    case 0:
    case 3:
    case 6: {
      // Each row ends on a multiple of four bytes; some writers omit the padding of the last row.
      const row = Math.ceil((width * bits) / 32) * 4;
      return held + 3 >= row * height ? width * height : 0;
    }
    default:
      throw new BrokenHeader('A compression that is not taken.');
  }
}
