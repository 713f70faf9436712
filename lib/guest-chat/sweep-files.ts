import { forgetFiles, giveUpOldUploads, listFilesToRemove } from './abandoned-files-store';
import { forgetUploads, listEndedUploads } from './direct-upload-store';
import type { AttachmentStorage, DirectUploads } from './ports';

const A_TIME = 50;

/**
 * Removes from the storage what nobody may see any more, and only then forgets its name: whoever dies in between
 * leaves it to be removed again, which does no harm, as two who sweep at once do none. Answers how many went.
 */
export async function sweepFiles(storage: AttachmentStorage): Promise<number> {
  const ended = storage.direct ? await sweepDirectUploads(storage.direct) : 0;
  await giveUpOldUploads();
  const files = await listFilesToRemove(A_TIME);
  if (files.length === 0) return ended;
  await storage.remove(files.flatMap(({ keys }) => keys));
  await forgetFiles(files.map(({ id }) => id));
  return ended + files.length;
}

/** Whatever came in by a signature is removed when nothing can come in by it any more, completed or not. */
async function sweepDirectUploads(direct: DirectUploads): Promise<number> {
  const uploads = await listEndedUploads(A_TIME);
  if (uploads.length === 0) return 0;
  await direct.remove(uploads.map(({ uploadId }) => uploadId));
  await forgetUploads(uploads.map(({ id }) => id));
  return uploads.length;
}
