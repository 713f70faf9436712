import { isOver } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import { isManagement } from '@/lib/contract/roles';
import type { StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { disconnectGuests } from './disconnect-guests';
import { eraseRows } from './erasure-store';
import { readStay } from './read-stays';
import { requireLockedStay } from './require-locked';
import { type LockedStay, settleConversation } from './stay-change-store';

/** Only managing roles may erase stays. */
export function requireErasePermission({ role }: StaffMember): void {
  if (!isManagement(role)) throw new AppError('forbidden');
}

/**
 * Erases the identity of the guest and the whole conversation of a stay, at once and irreversibly. A repeated call
 * changes nothing.
 */
export async function eraseStay(staff: StaffMember, code: string, requestId: string): Promise<StayDto> {
  requireErasePermission(staff);
  const hotelId = staff.hotel.id;
  await transactAs(staff, async (tx) => {
    const stay = await requireLockedStay(tx, hotelId, code);
    if (!isOver(stay.status)) throw notOver(stay.status);
    if (await erase(tx, hotelId, code, stay)) {
      const line = { hotelId, who: staff, action: 'stay.erase', outcome: 'done', requestId };
      await appendAudit({ ...line, target: { kind: 'booking', id: code } }, tx);
    }
  });
  return readStay(staff, code);
}

function notOver(status: BookingStatus): AppError {
  return new AppError('stay_not_over', {
    detail: 'Only a stay that is checked out, cancelled or a no-show can be erased.',
    extra: { booking_status: status },
  });
}

/** Returns whether there was anything left to erase. */
export async function erase(tx: Tx, hotelId: number, code: string, stay: LockedStay): Promise<boolean> {
  if (stay.isErased) return false;
  await disconnectGuests(tx, hotelId, stay.id);
  await eraseRows(tx, { hotelId, id: stay.id, code });
  // Publishes the changed row to every stay list.
  await settleConversation(tx, hotelId, stay.id, false);
  await addStayItem(tx, hotelId, code, 'stay.erase');
  return true;
}
