import type { Actor } from '@/lib/hotel/who';
import { log } from '@/lib/kernel/log';
import { quotaOwner } from './quota-owner';
import { tooFast } from './rate-limit';
import { giveSlotBack, type Slot, takeFreeSlot } from './slot-store';

/** Of one stay, with all its devices, and of one member of staff. */
export const UPLOADS_AT_ONCE = 2;
/** Longer than an upload takes. One that takes longer loses its place, and costs little meanwhile. */
const HELD_SECONDS = 120;
const BUSY_MS = 2000;

/**
 * A place among the uploads that are under way, or a refusal with the time to wait. Taken before the body is read,
 * so that what is refused is never held in memory. In PostgreSQL: the next request may meet another process. No
 * connection is held meanwhile.
 */
export async function takeUploadSlot(principal: Actor | null): Promise<{ giveBack(): Promise<void> }> {
  const owner = quotaOwner(principal);
  const keys = Array.from({ length: UPLOADS_AT_ONCE }, (_, index) => `upload:${owner}:${index}`);
  // Each time another caller was faster there is one slot less to choose from.
  let slot: Slot | null = null;
  for (let tries = 0; slot === null && tries < UPLOADS_AT_ONCE; tries += 1)
    slot = await takeFreeSlot(keys, HELD_SECONDS);
  if (slot === null) throw tooFast(BUSY_MS);
  const taken = slot;
  return {
    async giveBack() {
      await giveSlotBack(taken).catch((err) => log.warn({ err }, 'uploads.slot_not_given_back'));
    },
  };
}
