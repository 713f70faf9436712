import type { Principal } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { type LockedMessage, lockMessage } from './locked-message-store';

/** Locks a message and runs `work` on it, in one short transaction. No other change can happen meanwhile. */
export async function changeMessage<T>(
  who: Principal,
  messageId: number,
  work: (tx: Tx, locked: LockedMessage) => Promise<T>,
): Promise<T> {
  return transactAs(who, async (tx) => {
    const locked = await lockMessage(tx, who, messageId);
    if (!locked) throw new AppError('not_found');
    return work(tx, locked);
  });
}
