import sharp from 'sharp';
import { AppError } from '@/lib/kernel/app-error';
import { examineFile } from './examine-file';
import type { GivenFile } from './examined-file';

const EDGE = 512;
/** As much of the square as a circle cut out of it leaves whole. */
const INNER = Math.round(EDGE * 0.72);
const TAKEN = ['image/png', 'image/jpeg', 'image/webp'];

/** A hotel's logo, drawn anew on a white square: whatever shape it is cut to and whatever it lies on, it is seen. */
export async function drawLogo(given: GivenFile): Promise<Buffer> {
  const { mimeType, bytes } = await examineFile(given);
  if (!TAKEN.includes(mimeType)) throw new AppError('unsupported_type');
  const logo = sharp(bytes).resize({ width: INNER, height: INNER, fit: 'contain', background: '#ffffff00' });
  const room = (EDGE - INNER) / 2;
  const edges = {
    top: Math.floor(room),
    bottom: Math.ceil(room),
    left: Math.floor(room),
    right: Math.ceil(room),
  };
  const square = await logo
    .extend({ ...edges, background: '#ffffff00' })
    .png()
    .toBuffer();
  return sharp(square)
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
