import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { aHeic } from '@/lib/testing/heic';
import { examineFile } from './examine-file';

const examine = (name: string, bytes: Buffer, declaredType = '') =>
  examineFile({ name, declaredType, bytes });
const expectRefused = (name: string, bytes: Buffer) =>
  expect(examine(name, bytes)).rejects.toMatchObject({ code: 'unsupported_type' });

describe('examineFile of a HEIC photo', () => {
  it('converts a photo to an upright JPEG without its place', async () => {
    expect(aHeic().includes('GPS-CANARY')).toBe(true);
    const drawn = await examine('IMG_0042.HEIC', aHeic(), 'image/heic');
    expect(drawn).toMatchObject({ fileName: 'IMG_0042.jpg', mimeType: 'image/jpeg', width: 64, height: 96 });
    for (const picture of [drawn.bytes, drawn.thumbnail ?? Buffer.alloc(0)]) {
      expect(picture.includes('GPS-CANARY')).toBe(false);
      const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
      const [red, , blue] = [data[0] ?? 0, data[1], data[2] ?? 0];
      const last = data.subarray(data.length - info.channels);
      expect(red).toBeGreaterThan(blue + 100);
      expect(last[2] ?? 0).toBeGreaterThan((last[0] ?? 0) + 100);
    }
  });

  it('refuses a photo that is damaged, claims an enormous size or has another extension', async () => {
    for (const share of [0.3, 0.6, 0.9]) {
      const part = aHeic().subarray(0, aHeic().length * share);
      await expectRefused('a.heic', part);
    }
    const lies = aHeic();
    lies.writeUInt32BE(60_000, lies.indexOf('ispe') + 8);
    lies.writeUInt32BE(60_000, lies.indexOf('ispe') + 12);
    await expect(examine('bomb.heic', lies)).rejects.toMatchObject({ code: 'too_large' });
    await expectRefused('a.jpg', aHeic());
  });
});
