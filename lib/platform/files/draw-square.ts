import { AppError } from '@/lib/kernel/app-error';
import { drawPicture } from '@/lib/platform/pictures/draw-picture';
import { recognizeFile } from './examine-file';
import type { GivenFile } from './examined-file';

/** What stands still: of a picture that moves, nobody could say which moment is meant. */
const TAKEN = ['png', 'jpg', 'jpeg', 'webp', 'heic', 'bmp'];

/** A hotel's logo, drawn anew on a white square: whatever shape it is cut to and whatever it lies on, it is seen. */
export const drawLogo = (given: GivenFile) => drawAs('logo', given);

/** The picture of a person, drawn anew as a small square about what stands out in it: where a face is, the face. */
export const drawPortrait = (given: GivenFile) => drawAs('portrait', given);

async function drawAs(task: 'logo' | 'portrait', given: GivenFile): Promise<Uint8Array<ArrayBuffer>> {
  const { ending } = await recognizeFile(given);
  if (!TAKEN.includes(ending)) throw new AppError('unsupported_type');
  return new Uint8Array((await drawPicture(task, ending, given.bytes)).bytes);
}
