import sharp from 'sharp';
import { aBmp, aGif, aJpeg, aPng, aWebp } from '@/lib/testing/files';

/** Pictures that are small to send and expensive to decode. Each is valid in its format, or nearly. */

/** A header that claims `side` by `side` pixels of three bytes, and the bytes of a few rows. */
export function aBmpThatClaims(side: number, length = 2078): Buffer {
  const bytes = Buffer.concat([aBmp(), Buffer.alloc(length)]).subarray(0, length);
  bytes.writeInt32LE(side, 18);
  bytes.writeInt32LE(side, 22);
  return bytes;
}

/** A BMP in run-length encoding with 8 bits per pixel: white rows, each run of 255 pixels in two bytes. */
export function anRleBmp(width: number, height: number, rows = height): Buffer {
  const palette = Buffer.alloc(4 * 256, 0xff);
  const run = [0xff, 0x01];
  const rest = width % 255;
  const row = [
    ...Array.from({ length: Math.floor(width / 255) }, () => run).flat(),
    ...(rest > 0 ? [rest, 0x01] : []),
    ...[0, 0],
  ];
  const data = Buffer.concat(Array.from({ length: rows }, () => Buffer.from(row)));
  const bytes = Buffer.concat([aBmp().subarray(0, 54), palette, data, Buffer.from([0, 1])]);
  bytes.writeUInt32LE(54 + palette.length, 10);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(8, 28);
  bytes.writeUInt32LE(1, 30);
  bytes.writeUInt32LE(data.length + 2, 34);
  bytes.writeUInt32LE(bytes.length, 2);
  return bytes;
}

/** A complete PNG of one colour: its size in bytes is a thousandth of its pixels. */
export const aPngBomb = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** The header of a large picture before the pixels of a small one. */
export async function aPngThatClaims(side: number): Promise<Buffer> {
  const bytes = Buffer.from(await aPng());
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeUInt32BE(crcOf(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** The checksum that ends each chunk. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The size follows the start-of-frame marker. */
export async function aJpegThatClaims(side: number): Promise<Buffer> {
  const bytes = Buffer.from(await aJpeg());
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(side, frame + 5);
  bytes.writeUInt16BE(side, frame + 7);
  return bytes;
}

/** The same frame repeated, each on the whole canvas. */
export async function aGifOfFrames(side: number, frames: number): Promise<Buffer> {
  const gif = Buffer.from(await aGif());
  gif.writeUInt16LE(side, 6);
  gif.writeUInt16LE(side, 8);
  const from = gif.indexOf(Buffer.from([0x21, 0xf9]));
  const again = gif.subarray(from, gif.length - 1);
  return Buffer.concat([
    gif.subarray(0, from),
    ...Array.from({ length: frames / 2 }, () => again),
    Buffer.from([0x3b]),
  ]);
}

/** One frame that claims the size of its canvas, with the codes of a small one. */
export async function aGifThatClaims(side: number): Promise<Buffer> {
  const gif = Buffer.from(await aGif());
  const image = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]));
  for (const at of [6, 8, image + 5, image + 7]) gif.writeUInt16LE(side, at);
  return gif;
}

/** A canvas of the extended format: each side is stored in 24 bits, minus one. */
export async function aWebpThatClaims(side: number): Promise<Buffer> {
  const small = await aWebp();
  const canvas = Buffer.alloc(18);
  canvas.write('VP8X');
  canvas.writeUInt32LE(10, 4);
  canvas.writeUIntLE(side - 1, 12, 3);
  canvas.writeUIntLE(side - 1, 15, 3);
  const bytes = Buffer.concat([small.subarray(0, 12), canvas, small.subarray(12)]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
}
