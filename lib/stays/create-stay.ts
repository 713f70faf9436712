import type { NewStay, StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/who';
import { applyStep, runStays } from './apply-step';
import { checkInStep } from './change-stay';
import { appendBooking } from './stay-change-store';

/** A booking made at the counter. With a room the guest is here: booked and checked in, or neither. */
export async function createStay(
  staff: StaffMember,
  input: NewStay,
  requestId: string | null = null,
): Promise<StayDto> {
  const hotelId = staff.hotel.id;
  return runStays(staff, async (tx) => {
    const code = await appendBooking(tx, hotelId, {
      guestFirstName: input.guest_first_name,
      guestLastName: input.guest_last_name,
      guestEmail: input.guest_email ?? null,
      guestLocale: input.guest_locale ?? 'en',
      checkIn: input.check_in,
      checkOut: input.check_out,
    });
    const line = { hotelId, who: staff, action: 'stay.create', outcome: 'done' };
    await appendAudit(
      { ...line, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
      tx,
    );
    if (input.room_number !== undefined)
      await applyStep(tx, staff, code, checkInStep(staff, code, input.room_number), requestId);
    return code;
  });
}
