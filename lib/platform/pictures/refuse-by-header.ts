import type { AcceptedExtension } from '@/lib/contract/file-types';
import { AppError } from '@/lib/kernel/app-error';
import { readBmpClaim } from './claims/bmp-claim';
import type { Claim } from './claims/claim';
import { readGifClaim } from './claims/gif-claim';
import { readHeicClaim } from './claims/heic-claim';
import { readJpegClaim } from './claims/jpeg-claim';
import { readPngClaim } from './claims/png-claim';
import { readWebpClaim } from './claims/webp-claim';

/** The limit for all frames together. Phones take pictures of 12 or 24 megapixels. */
export const MOST_PIXELS = 40_000_000;

const READERS: Partial<Record<AcceptedExtension, (bytes: Buffer) => Claim>> = {
  jpg: readJpegClaim,
  jpeg: readJpegClaim,
  png: readPngClaim,
  webp: readWebpClaim,
  gif: readGifClaim,
  heic: readHeicClaim,
  bmp: readBmpClaim,
};

/**
 * Throws for a picture that is too large or cannot contain its claimed pixels. It reads a few bytes and decodes
 * nothing, so that a refusal costs almost nothing.
 */
export function refuseByHeader(ending: AcceptedExtension, bytes: Buffer): void {
  const { pixels, mostPixels } = readClaim(ending, bytes);
  if (pixels > MOST_PIXELS)
    throw new AppError('too_large', { detail: 'The picture has more than 40 megapixels.' });
  if (pixels > mostPixels)
    throw new AppError('unsupported_type', { detail: 'The file cannot hold the picture that it describes.' });
}

function readClaim(ending: AcceptedExtension, bytes: Buffer): Claim {
  const read = READERS[ending];
  if (!read) throw new AppError('unsupported_type');
  try {
    return read(bytes);
  } catch (cause) {
    throw new AppError('unsupported_type', { detail: 'The picture is damaged.', cause });
  }
}
