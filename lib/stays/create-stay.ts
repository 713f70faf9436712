import type { CheckedInDto, NewStay } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import { applyStep, transact } from './apply-step';
import { letIn } from './change-stay';
import { requireStayPermission } from './policy';
import { readStay } from './read-stays';
import { planStep } from './rooms/plan-step';
import { appendBooking } from './stay-change-store';

/**
 * Creates a booking at the front desk. With `room_number` the guest has arrived: the booking and its check-in succeed
 * together or not at all.
 */
export async function createStay(
  staff: StayRunner,
  input: NewStay,
  requestId: string | null = null,
): Promise<CheckedInDto> {
  requireStayPermission(staff);
  const hotelId = staff.hotel.id;
  const { code, room_pin } = await transact(staff, async (tx) => {
    const { code } = await appendBooking(tx, hotelId, {
      guestFirstName: input.guest_first_name,
      guestLastName: input.guest_last_name,
      guestEmail: input.guest_email ?? null,
      guestPhone: input.guest_phone ?? null,
      guestLocale: input.guest_locale ?? staff.hotel.locale,
      checkIn: input.check_in,
      checkOut: input.check_out,
    });
    const line = { hotelId, who: staff, action: 'stay.create', outcome: 'done' };
    await appendAudit(
      { ...line, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
      tx,
    );
    await addStayItem(tx, hotelId, code, 'stay.create');
    const room = input.room_number;
    const planned = input.planned_room;
    if (planned !== undefined) await applyStep(tx, staff, code, planStep(hotelId, planned), requestId);
    const pin = room === undefined ? null : await letIn(tx, { staff, code, requestId }, room);
    return { code, room_pin: pin };
  });
  return { ...(await readStay(staff, code)), room_pin };
}
