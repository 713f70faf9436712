import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { type HeldStay, holdStay } from './stay-change-store';

/** The stay, for nobody else to change until the transaction ends; a hotel without it says that there is none. */
export async function mustHoldStay(tx: Tx, hotelId: number, code: string): Promise<HeldStay> {
  const stay = await holdStay(tx, hotelId, code);
  if (!stay) throw new AppError('not_found');
  return stay;
}
