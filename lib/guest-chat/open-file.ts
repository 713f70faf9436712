import type { Principal } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findAttachmentFor } from './attachment-store';
import type { AttachmentStorage, OpenedFile } from './ports';
import { requireUploadPermission } from './upload-file';

export type FileForReader = OpenedFile & { fileName: string; mimeType: string };

/** Opens a file or its thumbnail for a principal who may see it. A foreign, deleted or unknown file is `not_found`. */
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
