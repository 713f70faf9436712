import sharp from 'sharp';
import { AppError } from '@/lib/kernel/app-error';
import { examineFile } from './examine-file';
import type { GivenFile } from './examined-file';

/** Four times the largest size it is shown in. */
const EDGE = 256;
const TAKEN = ['image/png', 'image/jpeg', 'image/webp'];

/** Somebody's picture, drawn anew as a small square about what stands out in it: where a face is, the face. */
export async function drawPortrait(given: GivenFile): Promise<Buffer> {
  const { mimeType, bytes } = await examineFile(given);
  if (!TAKEN.includes(mimeType)) throw new AppError('unsupported_type');
  return sharp(bytes)
    .resize({ width: EDGE, height: EDGE, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .webp({ quality: 82 })
    .toBuffer();
}
