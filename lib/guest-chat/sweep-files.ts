import { log } from '@/lib/kernel/log';
import { deleteFiles, deleteOldUploads, listFilesToRemove } from './abandoned-files-store';
import { deleteUploads, listEndedUploads } from './direct-upload-store';
import type { AttachmentStorage, DirectUploads } from './ports';

const A_TIME = 50;
/**
 * When the first this many all fail, the storage is at fault and not the file; the next sweep begins with other files.
 */
const FAILURES_OF_A_STORAGE = 3;

/**
 * Removes deleted files from the storage, and only then deletes their rows. A process that dies in between leaves them
 * to be removed again, which does no harm; neither do two sweeps at once. Returns the number of removed files.
 */
export async function sweepFiles(storage: AttachmentStorage): Promise<number> {
  const ended = storage.direct ? await sweepDirectUploads(storage.direct) : 0;
  await deleteOldUploads();
  const files = await listFilesToRemove(A_TIME);
  if (files.length === 0) return ended;
  const removed = await removeEach(files, (some) => storage.remove(some.flatMap(({ keys }) => keys)));
  await deleteFiles(removed.map(({ id }) => id));
  return ended + removed.length;
}

/** Removes every upload whose signature can no longer be used, whether it was completed or not. */
async function sweepDirectUploads(direct: DirectUploads): Promise<number> {
  const uploads = await listEndedUploads(A_TIME);
  if (uploads.length === 0) return 0;
  const removed = await removeEach(uploads, (some) => direct.remove(some.map(({ uploadId }) => uploadId)));
  await deleteUploads(removed.map(({ id }) => id));
  return removed.length;
}

/**
 * Removes all at once, or one by one where that fails, so that a file that cannot be removed delays no other. Each
 * failure is logged. Returns those that were removed.
 */
async function removeEach<T extends { id: number | bigint }>(
  all: readonly T[],
  remove: (some: readonly T[]) => Promise<void>,
): Promise<readonly T[]> {
  try {
    await remove(all);
    return all;
  } catch (err) {
    log.warn({ err, count: all.length }, 'files.not_removed_together');
  }
  const removed: T[] = [];
  let failures = 0;
  for (const one of all) {
    try {
      await remove([one]);
      removed.push(one);
    } catch (err) {
      failures += 1;
      log.error({ err, id: Number(one.id) }, 'files.not_removed');
    }
    if (removed.length === 0 && failures === FAILURES_OF_A_STORAGE) break;
  }
  return removed;
}
