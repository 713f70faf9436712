import { area, BrokenHeader, type Claim } from './claim';

const SIGNATURE_BYTES = 8;
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The most bytes that deflate produces from one byte. */
const MOST_BYTES_PER_BYTE = 1032;

export function readPngClaim(bytes: Buffer): Claim {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = CHANNELS[bytes.readUInt8(25)];
  if (bytes.toString('latin1', 12, 16) !== 'IHDR' || !channels) throw new BrokenHeader('No IHDR.');
  const pixels = area(width, height);
  // One byte that names its filter precedes each row.
  const row = 1 + Math.ceil((width * channels * bytes.readUInt8(24)) / 8);
  const most = (compressedBytes(bytes) * MOST_BYTES_PER_BYTE) / row;
  return { pixels, mostPixels: most >= height ? pixels : 0 };
}

function compressedBytes(bytes: Buffer): number {
  let sum = 0;
  for (let at = SIGNATURE_BYTES; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') break;
    if (type === 'IDAT') sum += Math.min(length, bytes.length - at - 8);
    at += 12 + length;
  }
  return sum;
}
