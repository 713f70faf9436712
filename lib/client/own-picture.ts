import { LIMITS } from '@/lib/contract/limits';
import { staffApi } from '@/lib/contract/paths';
import type { OwnPictureDto } from '@/lib/contract/profile-picture';
import { postForm } from './post-form';
import { fetchJson } from './request';
import { shrinkImage } from './shrink-image';

/**
 * Uploads the user's picture. A photo above the app's upload limit is made smaller first, if the browser can read it.
 */
export async function givePicture(slug: string, file: File): Promise<void> {
  const smaller = file.size > LIMITS.appUploadBytes ? await shrinkImage(file, LIMITS.appUploadBytes) : null;
  const form = new FormData();
  form.set(
    'file',
    smaller ? new File([smaller.blob], `picture.${smaller.ending}`, { type: smaller.blob.type }) : file,
  );
  const watch = { onProgress: () => undefined, signal: new AbortController().signal };
  await postForm(staffApi.ownPicture(slug), form, watch, 'PUT');
}

export const removeOwnPicture = (slug: string) =>
  fetchJson<OwnPictureDto>('DELETE', staffApi.ownPicture(slug));
