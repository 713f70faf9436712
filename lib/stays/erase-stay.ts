import { isManagement } from '@/lib/contract/roles';
import type { StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import { hasEnded } from '@/lib/hotel/booking-status';
import { transactAs, transactAsSystem } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { appendStayNews } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import { cutGuests } from './cut-guests';
import { eraseRows, listStaysToErase } from './erasure-store';
import { mustHoldStay } from './must-hold';
import { readStay } from './read-stays';
import { type HeldStay, settleConversation } from './stay-change-store';

/** At once: whoever sweeps asks again until there is nothing. */
const A_TIME = 20;

/** Whoever answers for the hotel. */
export function mustErase({ role }: StaffMember): void {
  if (!isManagement(role)) throw new AppError('forbidden');
}

/** Forgets who the guest of a stay was and all that was said, at once and for good. Again changes nothing. */
export async function eraseStay(staff: StaffMember, code: string, requestId: string): Promise<StayDto> {
  mustErase(staff);
  const hotelId = staff.hotel.id;
  await transactAs(staff, async (tx) => {
    const stay = await mustHoldStay(tx, hotelId, code);
    if (!hasEnded(stay.status)) throw wrongStep(stay.status);
    if (await erase(tx, hotelId, code, stay)) {
      const line = { hotelId, who: staff, action: 'stay.erase', outcome: 'done', requestId };
      await appendAudit({ ...line, target: { kind: 'booking', id: code } }, tx);
    }
  });
  return readStay(staff, code);
}

/** What hotels have said is kept so long and no longer. One that fails delays no other. Answers how many went. */
export async function eraseDueStays(): Promise<number> {
  let erased = 0;
  for (const { hotelId, code } of await listStaysToErase(A_TIME)) {
    try {
      await transactAsSystem(async (tx) => {
        const stay = await mustHoldStay(tx, hotelId, code);
        // Brought back meanwhile, or another process was faster.
        if (!hasEnded(stay.status) || !(await erase(tx, hotelId, code, stay))) return;
        const line = { hotelId, who: null, by: 'system', action: 'stay.erase', outcome: 'done' } as const;
        await appendAudit({ ...line, target: { kind: 'booking', id: code } }, tx);
        erased += 1;
      });
    } catch (err) {
      log.error({ err, hotelId, code }, 'stay.not_erased');
    }
  }
  return erased;
}

/** Answers whether there was anything left to erase. */
async function erase(tx: Tx, hotelId: number, code: string, stay: HeldStay): Promise<boolean> {
  if (stay.isErased) return false;
  await cutGuests(tx, hotelId, stay.id);
  await eraseRows(tx, { hotelId, id: stay.id, code });
  // Every desk's list hears that the row is another now.
  await settleConversation(tx, hotelId, stay.id, false);
  await appendStayNews(tx, hotelId, code, 'stay.erase');
  return true;
}
