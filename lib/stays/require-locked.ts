import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { type LockedStay, lockStay } from './stay-change-store';

/** The stay, for nobody else to change until the transaction ends; a hotel without it says that there is none. */
export async function requireLockedStay(tx: Tx, hotelId: number, code: string): Promise<LockedStay> {
  const stay = await lockStay(tx, hotelId, code);
  if (!stay) throw new AppError('not_found');
  return stay;
}
