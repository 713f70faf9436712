import { letsGuestIn } from '@/lib/contract/booking-status';
import type { GuestDevicesDto, GuestLinkDto, GuestLinksDto } from '@/lib/contract/stays';
import { userOfDevice } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import { guestLinkOf } from '@/lib/hotel/guest-link';
import {
  appendGuestToken,
  countOverLimit,
  listGuestSessions,
  revokeGuestDevice,
  revokeGuestLinks,
} from '@/lib/hotel/guest-session-store';
import { transactAs } from '@/lib/hotel/transact';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import { cutGuests } from './cut-guests';
import { mustHoldStay } from './must-hold';
import { mustRunStays } from './policy';
import { forgetPin } from './room-pin-store';
import { findBooking } from './stay-list-store';

type Booking = { id: number };
type Asker = { staff: StaffMember; code: string; requestId?: string | null | undefined };

/** A new link beside those there are: what is in a pocket or on a printed card goes on working. */
export async function makeGuestLink(asker: Asker): Promise<GuestLinkDto> {
  mustRunStays(asker.staff);
  return transactAs(asker.staff, async (tx) => ({
    link: await linkTo(tx, asker, await holdOpenStay(tx, asker)),
  }));
}

/** All or none: a stack of cards with one missing is found out at the counter. */
export async function makeGuestLinks({
  staff,
  codes,
  requestId,
}: Omit<Asker, 'code'> & { codes: readonly string[] }): Promise<GuestLinksDto> {
  mustRunStays(staff);
  const asked = [...new Set(codes)];
  return transactAs(staff, async (tx) => {
    const links = new Map<string, string>();
    // Locked in one order for everybody, so that two stacks at once do not wait for each other.
    for (const code of asked.toSorted()) {
      const asker = { staff, code, requestId };
      links.set(code, await linkTo(tx, asker, await holdOpenStay(tx, asker)));
    }
    return { links: asked.map((code) => ({ booking_id: code, link: links.get(code) ?? '' })) };
  });
}

async function linkTo(tx: Tx, { staff, code, requestId }: Asker, { id }: Booking): Promise<string> {
  const token = await appendGuestToken(staff.hotel.id, id, null, tx);
  await note('guest_link.create', { staff, code, requestId }, tx);
  return guestLinkOf(staff.hotel.slug, token);
}

async function holdOpenStay(tx: Tx, { staff, code }: Asker): Promise<Booking> {
  const stay = await mustHoldStay(tx, staff.hotel.id, code);
  if (!letsGuestIn(stay.status)) throw wrongStep(stay.status);
  return stay;
}

export async function listGuestDevices({ staff, code }: Asker): Promise<GuestDevicesDto> {
  mustRunStays(staff);
  const booking = await mustFind(staff, code);
  const [sessions, overLimit] = await Promise.all([
    listGuestSessions(staff.hotel.id, booking.id),
    countOverLimit(staff.hotel.id, booking.id),
  ]);
  return {
    over_limit: overLimit && { count: overLimit.count, last_at: overLimit.lastAt.toISOString() },
    devices: sessions.map(({ id, ownerName, userAgent, createdAt, lastSeenAt }) => ({
      id,
      guest_name: ownerName,
      user_agent: userAgent,
      opened_at: createdAt.toISOString(),
      last_seen_at: lastSeenAt.toISOString(),
    })),
  };
}

/** Ends every link, PIN and device of the booking at once. Answers how many devices that were. */
export async function revokeLinks({ staff, code, requestId }: Asker): Promise<number> {
  mustRunStays(staff);
  const hotelId = staff.hotel.id;
  return transactAs(staff, async (tx) => {
    const { id } = await mustHoldStay(tx, hotelId, code);
    await cutGuests(tx, hotelId, id);
    const revoked = await revokeGuestLinks(tx, hotelId, id);
    await forgetPin(tx, hotelId, id);
    await note('guest_link.revoke_all', { staff, code, requestId }, tx);
    return revoked;
  });
}

/** Again is no error: the device is out either way. */
export async function revokeDevice({ staff, code, requestId }: Asker, deviceId: number): Promise<number> {
  mustRunStays(staff);
  const hotelId = staff.hotel.id;
  return transactAs(staff, async (tx) => {
    const { id } = await mustHoldStay(tx, hotelId, code);
    const outcome = await revokeGuestDevice(tx, hotelId, id, deviceId);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'ended') return 0;
    await endGuestListening(tx, { hotelId, bookingId: id }, [userOfDevice(deviceId)]);
    await note('guest_device.revoke', { staff, code, requestId }, tx);
    return 1;
  });
}

async function mustFind(staff: StaffMember, code: string) {
  const booking = await findBooking(staff.hotel.id, code);
  if (!booking) throw new AppError('not_found');
  return booking;
}

async function note(action: string, { staff, code, requestId }: Asker, tx: Tx): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done' };
  const target = { kind: 'booking', id: code };
  await appendAudit({ ...line, target, requestId: requestId ?? undefined }, tx);
}
