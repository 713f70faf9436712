import { area, BrokenHeader, type Claim } from './claim';

const CHUNKS_FROM = 12;
type Size = { width: number; height: number };

/** A few bytes of WebP can fill any canvas with one colour, so the file size does not limit the pixels. */
export function readWebpClaim(bytes: Buffer): Claim {
  let [width, height, frames] = [0, 0, 0];
  for (let at = CHUNKS_FROM; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = sizeIn(type, bytes, at + 8);
    if (size) [width, height] = [Math.max(width, size.width), Math.max(height, size.height)];
    if (type === 'ANMF') frames += 1;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length % 2);
  }
  if (width === 0) throw new BrokenHeader('No size.');
  const pixels = area(width, height) * Math.max(1, frames);
  return { pixels, mostPixels: pixels };
}

function sizeIn(type: string, bytes: Buffer, at: number): Size | null {
  switch (type) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(at + 4, 3), height: 1 + bytes.readUIntLE(at + 7, 3) };
    case 'ANMF':
      return { width: 1 + bytes.readUIntLE(at + 6, 3), height: 1 + bytes.readUIntLE(at + 9, 3) };
    case 'VP8 ':
      return { width: bytes.readUInt16LE(at + 6) & 0x3fff, height: bytes.readUInt16LE(at + 8) & 0x3fff };
    case 'VP8L': {
      const sides = bytes.readUInt32LE(at + 1);
      return { width: 1 + (sides & 0x3fff), height: 1 + ((sides >>> 14) & 0x3fff) };
    }
    default:
      return null;
  }
}
