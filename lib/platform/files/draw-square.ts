import { AppError } from '@/lib/kernel/app-error';
import { drawPicture } from '@/lib/platform/pictures/draw-picture';
import { recognizeFile } from './examine-file';
import type { GivenFile } from './examined-file';

/** Still formats only: an animation has no defined frame to show. */
const TAKEN = ['png', 'jpg', 'jpeg', 'webp', 'heic', 'bmp'];

/** Re-encodes a hotel's logo on a white square, so that it is visible in every shape and on every background. */
export const drawLogo = (given: GivenFile) => drawAs('logo', given);

/** Re-encodes the picture of a person as a small square around its most salient part, usually the face. */
export const drawPortrait = (given: GivenFile) => drawAs('portrait', given);

async function drawAs(task: 'logo' | 'portrait', given: GivenFile): Promise<Uint8Array<ArrayBuffer>> {
  const { ending } = await recognizeFile(given);
  if (!TAKEN.includes(ending)) throw new AppError('unsupported_type');
  return new Uint8Array((await drawPicture(task, ending, given.bytes)).bytes);
}
