import type { Tx } from '@/lib/platform/db';

/** The outbox rows that tell nobody anything: the sockets of somebody whose right has ended are cut. */
export const ACCESS_ENDED = 'access_ended';

/** A row each, so that none waits for another. Commits with what ended the right, or not at all. */
export async function appendAccessEnded(tx: Tx, hotelId: number, users: readonly string[]): Promise<void> {
  if (users.length === 0) return;
  await tx.news.createMany({ data: users.map((user) => ({ hotelId, type: ACCESS_ENDED, data: { user } })) });
}
