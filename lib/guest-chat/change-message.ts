import type { Principal } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { db, type Tx } from '@/lib/platform/db';
import { type HeldMessage, holdMessage } from './held-message-store';

/** Finds a message and does something to it while nobody else can, in one short transaction. */
export async function changeMessage<T>(
  who: Principal,
  messageId: number,
  work: (tx: Tx, held: HeldMessage) => Promise<T>,
): Promise<T> {
  return db().$transaction(async (tx) => {
    const found = await holdMessage(tx, who, messageId);
    if (!found) throw new AppError('not_found');
    if (!found.isWelcome) throw new AppError('unauthenticated');
    return work(tx, found.held);
  });
}
