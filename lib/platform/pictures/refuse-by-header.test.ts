import { describe, expect, it } from 'vitest';
import { ACCEPTED_FILES, type AcceptedExtension } from '@/lib/contract/file-types';
import { AppError } from '@/lib/kernel/app-error';
import { aBmp, aGif, aJpeg, aPng, aWebp } from '@/lib/testing/files';
import { aHeic } from '@/lib/testing/heic';
import { aHeicOfTiles } from '@/lib/testing/heic-tiles';
import {
  aBmpThatClaims,
  aGifOfFrames,
  aGifThatClaims,
  aJpegThatClaims,
  anRleBmp,
  aPngBomb,
  aPngThatClaims,
  aWebpThatClaims,
} from '@/lib/testing/hostile-pictures';
import { refuseByHeader } from './refuse-by-header';

type Made = Buffer | Promise<Buffer>;

async function outcomeOf(ending: AcceptedExtension, made: Made): Promise<string> {
  const bytes = await made;
  try {
    refuseByHeader(ending, bytes);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'taken';
}

const GOOD: Partial<Record<AcceptedExtension, () => Made>> = {
  jpg: aJpeg,
  jpeg: aJpeg,
  png: aPng,
  gif: aGif,
  webp: aWebp,
  heic: aHeic,
  bmp: aBmp,
};
const PICTURES = Object.keys(ACCEPTED_FILES).filter(
  (ending): ending is AcceptedExtension => ACCEPTED_FILES[ending as AcceptedExtension].fileType === 'image',
);

describe.each(PICTURES)('refuseByHeader of a picture ending in %s', (ending) => {
  const make = () => {
    const good = GOOD[ending];
    if (!good) throw new Error(`No good picture ends in ${ending}.`);
    return good();
  };

  it('accepts a valid picture', async () => {
    expect(await outcomeOf(ending, make())).toBe('taken');
  });

  it('refuses a picture that ends within its header', async () => {
    const whole = await make();
    for (let length = 0; length < 24; length += 1)
      expect(await outcomeOf(ending, whole.subarray(0, length)), `${length}`).toBe('unsupported_type');
  });

  it('accepts or refuses the picture with any byte changed, and never fails otherwise', async () => {
    const whole = await make();
    for (let at = 0; at < Math.min(whole.length, 700); at += 1)
      for (const value of [0, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = value;
        expect(['taken', 'too_large', 'unsupported_type']).toContain(await outcomeOf(ending, changed));
      }
  });
});

describe('a picture of more than 40 megapixels', () => {
  it.each<[string, AcceptedExtension, () => Made]>([
    ['BMP whose rows are all there', 'bmp', () => aBmp(7000, 6000)],
    ['run-length BMP whose rows are all there', 'bmp', () => anRleBmp(10_000, 10_000)],
    ['PNG whose rows are all there', 'png', () => aPngBomb(6400)],
    ['JPEG', 'jpg', () => aJpegThatClaims(60_000)],
    ['WebP', 'webp', () => aWebpThatClaims(16_000)],
    ['GIF', 'gif', () => aGifThatClaims(60_000)],
    ['GIF of many frames', 'gif', () => aGifOfFrames(500, 200)],
    ['HEIC of tiles', 'heic', () => aHeicOfTiles({ columns: 13, rows: 13, tileSide: 512 })],
  ])('refuses as too large: %s', async (_, ending, make) => {
    expect(await outcomeOf(ending, make())).toBe('too_large');
  });
});

describe('a file that cannot contain the pixels it claims', () => {
  it.each<[string, AcceptedExtension, () => Made]>([
    ['BMP of 2,078 bytes', 'bmp', () => aBmpThatClaims(6000)],
    ['BMP that lacks one row', 'bmp', () => aBmp(100, 100).subarray(0, -300)],
    ['run-length BMP that lacks its rows', 'bmp', () => anRleBmp(6000, 6000, 100)],
    ['PNG', 'png', () => aPngThatClaims(6000)],
    ['JPEG', 'jpg', () => aJpegThatClaims(6000)],
    ['GIF', 'gif', () => aGifThatClaims(4000)],
    [
      'HEIC whose tiles are the same bytes',
      'heic',
      () => aHeicOfTiles({ columns: 12, rows: 12, sharesBytes: true, tileBytes: 4000 }),
    ],
    ['HEIC of 900 tiles', 'heic', () => aHeicOfTiles({ columns: 30, rows: 30 })],
  ])('refuses a file that claims more pixels than it can contain: %s', async (_, ending, make) => {
    expect(await outcomeOf(ending, make())).toBe('unsupported_type');
  });
});

describe('a large valid picture', () => {
  it.each<[string, AcceptedExtension, () => Made]>([
    ['BMP of 12 megapixels', 'bmp', () => aBmp(4000, 3000)],
    ['run-length BMP of 36 megapixels of one colour', 'bmp', () => anRleBmp(6000, 6000)],
    ['PNG of 36 megapixels of one colour', 'png', () => aPngBomb(6000)],
    ['JPEG of 36 megapixels of one colour', 'jpg', () => aJpeg(6000, 6000)],
    ['GIF of 60 frames', 'gif', () => aGifOfFrames(500, 60)],
    ['HEIC of 12 megapixels in 48 tiles', 'heic', () => aHeicOfTiles({ columns: 8, rows: 6, tileSide: 512 })],
  ])('accepts a large valid picture: %s', async (_, ending, make) => {
    expect(await outcomeOf(ending, make())).toBe('taken');
  });
});
