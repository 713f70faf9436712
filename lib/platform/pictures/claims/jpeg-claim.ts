import { area, BrokenHeader, type Claim } from './claim';

/**
 * A progressive picture uses at least one bit for the luminance of each block of 8 by 8 pixels; every other kind uses
 * more.
 */
const MOST_PIXELS_PER_BYTE = 8 * 64;
const START_OF_SCAN = 0xda;
/** A start-of-frame marker precedes the size. 0xC4, 0xC8 and 0xCC in the same range have other meanings. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

export function readJpegClaim(bytes: Buffer): Claim {
  let pixels: number | null = null;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw new BrokenHeader('No marker where one must be.');
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      // Any number of these fill bytes may precede a marker.
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
