import type { SignUploadReply } from '@/lib/contract/attachments';
import { ApiProblem } from './api-problem';
import { postForm, type Watch } from './post-form';
import { fetchJson } from './request';
import { shrinkImage } from './shrink-image';
import type { StoredFile } from './unsent-file';
import { begin, hasBegun, storeIsAway, uploadDirectly } from './upload-directly';

export type UploadPaths = { attachments: string; sign: string; complete: string };
type Sent = Pick<StoredFile, 'name' | 'mimeType' | 'blob'>;

/**
 * Uploads one file the way the server asks for, and resolves to its id. A photo that is too large for this way is made
 * smaller first; any other file that is too large is refused.
 */
export async function uploadFile(paths: UploadPaths, file: StoredFile, watch: Watch): Promise<number> {
  try {
    return idOf(await bring(paths, file, watch));
  } catch (cause) {
    const isStore = cause instanceof ApiProblem && cause.details['service'] === 'files';
    throw isStore ? storeIsAway() : cause;
  }
}

async function bring(paths: UploadPaths, file: StoredFile, watch: Watch): Promise<unknown> {
  const known = hasBegun(file.id);
  if (known) return uploadDirectly(file.id, known, asFile(file), paths.complete, watch);
  const signed = await fetchJson<SignUploadReply>('POST', paths.sign, {
    file_name: file.name,
    mime_type: file.mimeType,
    file_size: file.blob.size,
  });
  if (signed.mode === 'direct')
    return uploadDirectly(file.id, begin(file.id, signed), asFile(file), paths.complete, watch);
  const fitting = file.blob.size <= signed.max_bytes ? file : await fit(file, signed.max_bytes);
  return postForm(paths.attachments, formOf(fitting), watch);
}

// The blob may have lost its type in the store.
const asFile = ({ blob, name, mimeType }: Sent) => new File([blob], name, { type: mimeType });

function formOf(file: Sent): FormData {
  const form = new FormData();
  form.set('file', asFile(file));
  return form;
}

async function fit(file: Sent, maxBytes: number): Promise<Sent> {
  const smaller = await shrinkImage(file.blob, maxBytes);
  if (!smaller) throw new ApiProblem('too_large', 413);
  const { blob, ending } = smaller;
  return { blob, mimeType: blob.type, name: `${file.name.replace(/\.[^.]*$/, '')}.${ending}` };
}

function idOf(attachment: unknown): number {
  const id = typeof attachment === 'object' && attachment !== null && 'id' in attachment && attachment.id;
  if (typeof id === 'number') return id;
  throw new ApiProblem('network', 0);
}
