import { forgetFiles, giveUpOldUploads, listFilesToRemove } from './abandoned-files-store';
import type { AttachmentStorage } from './ports';

const A_TIME = 50;

/**
 * Removes from the storage what nobody may see any more, and only then forgets its name: whoever dies in between
 * leaves it to be removed again, which does no harm, as two who sweep at once do none. Answers how many went.
 */
export async function sweepFiles(storage: AttachmentStorage): Promise<number> {
  await giveUpOldUploads();
  const files = await listFilesToRemove(A_TIME);
  if (files.length === 0) return 0;
  await storage.remove(files.flatMap(({ keys }) => keys));
  await forgetFiles(files.map(({ id }) => id));
  return files.length;
}
