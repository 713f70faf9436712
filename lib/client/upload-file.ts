import type { AttachmentDto, SignUploadReply } from '@/lib/contract/attachments';
import { ApiProblem } from './api-problem';
import { postForm, type Watch } from './post-form';
import { ask } from './request';
import { shrinkImage } from './shrink-image';
import type { StoredFile } from './unsent-file';

export type UploadPaths = { attachments: string; sign: string; complete: string };
type Sent = Pick<StoredFile, 'name' | 'mimeType' | 'blob'>;

/**
 * Brings one file to where the server wants it, and answers its number. A photo too large for the way it has to go
 * is made smaller first; anything else too large is refused.
 */
export async function uploadFile(paths: UploadPaths, file: Sent, watch: Watch): Promise<number> {
  const signed = await ask<SignUploadReply>('POST', paths.sign, {
    file_name: file.name,
    mime_type: file.mimeType,
    file_size: file.blob.size,
  });
  if (signed.mode === 'direct') return uploadDirectly(paths, signed, file, watch);
  const fitting = file.blob.size <= signed.max_bytes ? file : await fit(file, signed.max_bytes);
  const attachment = await postForm(paths.attachments, formOf({}, fitting), watch);
  return idOf(attachment);
}

async function uploadDirectly(
  { complete }: UploadPaths,
  { url, fields, upload_id }: Extract<SignUploadReply, { mode: 'direct' }>,
  file: Sent,
  watch: Watch,
): Promise<number> {
  await postForm(url, formOf(fields, file), watch);
  return idOf(await ask<AttachmentDto>('POST', complete, { upload_id }));
}

function formOf(fields: Record<string, string>, { blob, name, mimeType }: Sent): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  // The blob may have come back from the store without its type.
  form.set('file', new File([blob], name, { type: mimeType }));
  return form;
}

async function fit(file: Sent, maxBytes: number): Promise<Sent> {
  const smaller = await shrinkImage(file.blob, maxBytes);
  if (!smaller) throw new ApiProblem('too_large', 413);
  return { blob: smaller, mimeType: 'image/jpeg', name: file.name.replace(/\.[^.]*$/, '.jpg') };
}

function idOf(attachment: unknown): number {
  const id = typeof attachment === 'object' && attachment !== null && 'id' in attachment && attachment.id;
  if (typeof id === 'number') return id;
  throw new ApiProblem('network', 0);
}
