import type { Tx } from '@/lib/platform/db';
import { ACCESS_TIMER } from './news-types';

/** The outbox rows that tell nobody anything: the sockets of somebody whose right has ended are cut. */
export const ACCESS_ENDED = 'access_ended';

/** A row each, so that none waits for another. Commits with what ended the right, or not at all. */
export async function appendAccessEnded(tx: Tx, hotelId: number, users: readonly string[]): Promise<void> {
  if (users.length === 0) return;
  await tx.news.createMany({ data: users.map((user) => ({ hotelId, type: ACCESS_ENDED, data: { user } })) });
}

/** The same for a right whose end is known when it begins: cut then. */
export async function appendAccessEnds(tx: Tx, hotelId: number, user: string, dueAt: Date): Promise<void> {
  await tx.news.create({ data: { hotelId, type: ACCESS_TIMER, data: { user }, dueAt } });
}
