import { log } from '@/lib/kernel/log';
import { forgetFiles, giveUpOldUploads, listFilesToRemove } from './abandoned-files-store';
import { forgetUploads, listEndedUploads } from './direct-upload-store';
import type { AttachmentStorage, DirectUploads } from './ports';

const A_TIME = 50;
/** The first so many failed: it is the storage and not the file, and the next sweep begins with others. */
const FAILURES_OF_A_STORAGE = 3;

/**
 * Removes from the storage what nobody may see any more, and only then forgets its name: whoever dies in between
 * leaves it to be removed again, which does no harm, as two who sweep at once do none. Answers how many went.
 */
export async function sweepFiles(storage: AttachmentStorage): Promise<number> {
  const ended = storage.direct ? await sweepDirectUploads(storage.direct) : 0;
  await giveUpOldUploads();
  const files = await listFilesToRemove(A_TIME);
  if (files.length === 0) return ended;
  const removed = await removeEach(files, (some) => storage.remove(some.flatMap(({ keys }) => keys)));
  await forgetFiles(removed.map(({ id }) => id));
  return ended + removed.length;
}

/** Whatever came in by a signature is removed when nothing can come in by it any more, completed or not. */
async function sweepDirectUploads(direct: DirectUploads): Promise<number> {
  const uploads = await listEndedUploads(A_TIME);
  if (uploads.length === 0) return 0;
  const removed = await removeEach(uploads, (some) => direct.remove(some.map(({ uploadId }) => uploadId)));
  await forgetUploads(removed.map(({ id }) => id));
  return removed.length;
}

/**
 * Removes all at once, or where that fails one by one, so that one that cannot be removed holds up no other. It is
 * logged each time. Answers those that went.
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
