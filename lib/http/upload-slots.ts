import type { Actor } from '@/lib/hotel/principals';
import { log } from '@/lib/kernel/log';
import { quotaOwner } from './quota-owner';
import { tooFast } from './rate-limit';
import { acquireFreeSlot, giveSlotBack, type Slot } from './slot-store';

/** The limit for one stay with all its devices or one staff member. */
export const UPLOADS_AT_ONCE = 2;
/** Longer than a usual upload. A longer one loses its slot, which costs little because it is slow. */
const RESERVED_SECONDS = 120;
const BUSY_MS = 2000;

/**
 * Takes one slot for a running upload, or throws `rate_limited` with the time to wait. The slot is taken before the
 * body is read, so that a refused body is never buffered in memory. The slots are stored in PostgreSQL, because the
 * next request may reach another process. No connection is open meanwhile.
 */
export async function acquireUploadSlot(principal: Actor | null): Promise<{ giveBack(): Promise<void> }> {
  const owner = quotaOwner(principal);
  const keys = Array.from({ length: UPLOADS_AT_ONCE }, (_, index) => `upload:${owner}:${index}`);
  // Each time another caller is faster, one slot less remains to choose from.
  let slot: Slot | null = null;
  for (let tries = 0; slot === null && tries < UPLOADS_AT_ONCE; tries += 1)
    slot = await acquireFreeSlot(keys, RESERVED_SECONDS);
  if (slot === null) throw tooFast(BUSY_MS);
  const taken = slot;
  return {
    async giveBack() {
      await giveSlotBack(taken).catch((err) => log.warn({ err }, 'uploads.slot_not_given_back'));
    },
  };
}
