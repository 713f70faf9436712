import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { type LockedStay, lockStay } from './stay-change-store';

/** Returns the stay, locked until the transaction ends. Throws `not_found` when the hotel has no such stay. */
export async function requireLockedStay(tx: Tx, hotelId: number, code: string): Promise<LockedStay> {
  const stay = await lockStay(tx, hotelId, code);
  if (!stay) throw new AppError('not_found');
  return stay;
}
