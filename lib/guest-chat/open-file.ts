import type { Principal } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { findAttachmentFor } from './attachment-store';
import type { AttachmentStorage, OpenedFile } from './ports';
import { requireUploadPermission } from './upload-file';

export type FileForReader = OpenedFile & { fileName: string; mimeType: string };

/** A file, or the small picture of it, for somebody who may see it. Foreign, deleted and unknown are one answer. */
export async function openFile(
  storage: AttachmentStorage | null,
  who: Principal,
  attachmentId: number,
  which: 'whole' | 'thumbnail',
): Promise<FileForReader> {
  const found = await findAttachmentFor(who, attachmentId);
  const key = which === 'whole' ? found?.storageKey : found?.thumbnailKey;
  if (!found || !key) throw new AppError('not_found');
  const as =
    which === 'whole'
      ? { fileName: found.fileName, mimeType: found.mimeType }
      : { fileName: `${found.fileName}.webp`, mimeType: 'image/webp' };
  return { ...(await requireUploadPermission(storage).open(key)), ...as };
}
