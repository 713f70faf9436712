import sharp from 'sharp';
import { expect, it } from 'vitest';
import { aJpeg, aPng } from '@/lib/testing/files';
import { anRleBmp } from '@/lib/testing/hostile-pictures';
import { drawPicture, PICTURE_LIMITS } from './draw-picture';
import { startPictureProcess } from './picture-worker';

const MEGABYTE = 1024 * 1024;
const order = { task: 'attachment', format: 'bmp', bytes: anRleBmp(6000, 6000) } as const;

it('draws a picture of one colour and 36 megapixels within the limits', async () => {
  const drawn = await drawPicture('attachment', 'bmp', order.bytes);
  expect(drawn).toMatchObject({ width: 4096, height: 4096 });
  expect((await sharp(drawn.bytes).metadata()).format).toBe('png');
});

it.each([
  ['memory', { ...PICTURE_LIMITS, bytes: 150 * MEGABYTE }],
  ['processor time', { ...PICTURE_LIMITS, processorMs: 60 }],
])('kills the process whose picture takes too much %s', async (_, limits) => {
  const worker = await startPictureProcess(limits);
  expect(await worker.draw(order)).toMatchObject({ kind: 'killed', why: 'its own watch' });
  expect(worker.isAlive()).toBe(false);
});

it('kills a process that does not answer', async () => {
  const worker = await startPictureProcess({ ...PICTURE_LIMITS, milliseconds: 0 });
  expect(await worker.draw(order)).toMatchObject({ kind: 'killed', why: 'silence' });
});

it('continues after a refused picture and an ended process', async () => {
  const whole = await aPng(300, 300);
  const damaged = whole.subarray(0, whole.length - 40);
  await expect(drawPicture('attachment', 'png', damaged)).rejects.toMatchObject({ code: 'unsupported_type' });
  expect(await drawPicture('attachment', 'jpg', await aJpeg())).toMatchObject({ width: 60, height: 40 });
});

it('draws concurrent pictures one after the other, each for its own caller', async () => {
  const sides = [10, 20, 30, 40, 50, 60];
  const drawn = await Promise.all(
    sides.map(async (side) => drawPicture('attachment', 'png', await aPng(side, side))),
  );
  expect(drawn.map(({ width }) => width)).toEqual(sides);
});

it('refuses more pictures than may wait, and names the time to retry', async () => {
  const bytes = await aPng();
  const all = await Promise.allSettled(
    Array.from({ length: 30 }, () => drawPicture('attachment', 'png', bytes)),
  );
  const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(30 - 17);
  for (const reason of refused)
    expect(reason).toMatchObject({ code: 'unavailable', details: { retryAfterSeconds: 5 } });
});

it('preserves the width of a full-page screenshot, and makes no other picture longer than before', async () => {
  const sizes = async (width: number, height: number) => {
    const drawn = await drawPicture('attachment', 'png', await aPng(width, height));
    return [drawn.width, drawn.height];
  };
  expect(await sizes(1080, 15_000)).toEqual([1080, 15_000]);
  expect(await sizes(15_000, 1080)).toEqual([15_000, 1080]);
  expect(await sizes(6000, 4500)).toEqual([4096, 3072]);
  const [width = 0, height = 0] = await sizes(1600, 20_000);
  expect(width * height).toBeLessThanOrEqual(4096 ** 2);
  expect(width).toBeGreaterThan(1100);
});
