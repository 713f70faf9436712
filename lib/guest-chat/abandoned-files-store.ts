import { db } from '@/lib/platform/db';

const KEPT_HOURS = 24;

export type FileToRemove = { id: number; keys: string[] };

/** Marks uploads as deleted that no message has carried for a day: from now on no message can. */
export async function deleteOldUploads(): Promise<void> {
  await db().$executeRaw`
    UPDATE attachment SET deleted_at = now()
    WHERE message_id IS NULL AND deleted_at IS NULL
      AND uploaded_at < now() - make_interval(hours => ${KEPT_HOURS})`;
}

/**
 * Deleted files that are still in the storage, and files that never got there. The order is random, so that files that
 * cannot be removed do not always come first.
 */
export async function listFilesToRemove(limit: number): Promise<FileToRemove[]> {
  const rows = await db().$queryRaw<{ id: bigint; storage_key: string; thumbnail_key: string | null }[]>`
    SELECT id, storage_key, thumbnail_key FROM attachment WHERE deleted_at <= now() ORDER BY random() LIMIT ${limit}`;
  return rows.map((row) => ({
    id: Number(row.id),
    keys: [row.storage_key, ...(row.thumbnail_key === null ? [] : [row.thumbnail_key])],
  }));
}

export async function deleteFiles(ids: readonly number[]): Promise<void> {
  await db().attachment.deleteMany({ where: { id: { in: ids.map((id) => BigInt(id)) } } });
}
