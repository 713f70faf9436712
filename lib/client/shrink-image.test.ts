import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { aGif, aJpeg, aPng, aWebp } from '@/lib/testing/files';
import { isAnimated } from './is-animated';
import { areasFor } from './shrink-image';

const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const still = async () =>
  sharp(await aPng())
    .gif()
    .toBuffer();

/** A PNG that announces an animation before its first picture. */
async function anAnimatedPng(): Promise<Buffer> {
  const png = await aPng();
  const chunk = Buffer.concat([
    Buffer.from([0, 0, 0, 8]),
    Buffer.from('acTL'),
    Buffer.alloc(8),
    Buffer.alloc(4),
  ]);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}

describe('isAnimated', () => {
  it.each([
    ['GIF of two frames', aGif],
    [
      'WebP of two frames',
      async () =>
        sharp(await aGif(), { animated: true })
          .webp()
          .toBuffer(),
    ],
    ['PNG with an animation', anAnimatedPng],
  ])('detects the animation of a %s', async (_name, make) => {
    expect(await isAnimated(blobOf(await make()))).toBe(true);
  });

  it.each([
    ['GIF of one frame', still],
    ['WebP', aWebp],
    ['PNG', aPng],
    ['JPEG', aJpeg],
    ['GIF that is cut off in its header', async () => (await still()).subarray(0, 12)],
    ['GIF that is cut off in its picture', async () => (await still()).subarray(0, -20)],
    ['file without a byte', async () => Buffer.alloc(0)],
    ['text that begins like a GIF', async () => Buffer.from('GIF8 is the name of my cat, and she moves')],
  ])('detects no animation in a %s', async (_name, make) => {
    expect(await isAnimated(blobOf(await make()))).toBe(false);
  });
});

describe('areasFor', () => {
  it('tries the most pixels that a canvas may have for a long screenshot', () => {
    const [first = 0] = areasFor({ width: 1080, height: 15_000 });
    expect(first).toBe(4096 ** 2);
    // The remaining text width in pixels, of 1080.
    expect(1080 * Math.min(1, Math.sqrt(first / (1080 * 15_000)))).toBeGreaterThan(1000);
  });

  it('starts with fewer pixels for a photo', () => {
    expect(areasFor({ width: 4000, height: 3000 })[0]).toBe(3000 ** 2);
    expect(areasFor({ width: 3000, height: 4000 })).toEqual(areasFor({ width: 4000, height: 3000 }));
  });
});
