import { area, BrokenHeader, type Claim } from './claim';

/**
 * A progressive picture spends at least one bit on the brightness of each block of 8 by 8 pixels; all others spend
 * more.
 */
const MOST_PIXELS_PER_BYTE = 8 * 64;
const START_OF_SCAN = 0xda;
/** Start of frame, with which the size comes. 0xC4, 0xC8 and 0xCC in the same range mean something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export function readJpegClaim(bytes: Buffer): Claim {
  let pixels: number | null = null;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw new BrokenHeader('No marker where one must be.');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      // Markers may be preceded by any number of these.
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) {
      if (pixels === null) throw new BrokenHeader('No frame before the first scan.');
      return { pixels, mostPixels: (bytes.length - at) * MOST_PIXELS_PER_BYTE };
    }
    if (isFrame(marker)) pixels = area(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
}
