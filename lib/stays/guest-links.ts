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
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import { disconnectGuests } from './disconnect-guests';
import { requireStayPermission } from './policy';
import { requireLockedStay } from './require-locked';
import { clearPin } from './room-pin-store';
import { findBooking } from './stay-list-store';

type Booking = { id: number };
type Command = { staff: StaffMember; code: string; requestId?: string | null | undefined };

/** Creates a link in addition to the existing ones: a link on a guest's phone or on a printed card stays valid. */
export async function createGuestLink(command: Command): Promise<GuestLinkDto> {
  requireStayPermission(command.staff);
  return transactAs(command.staff, async (tx) => ({
    link: await linkTo(tx, command, await lockOpenStay(tx, command)),
  }));
}

/** Creates all links or none: a stack of printed cards with one missing would only be noticed at the front desk. */
export async function createGuestLinks({
  staff,
  codes,
  requestId,
}: Omit<Command, 'code'> & { codes: readonly string[] }): Promise<GuestLinksDto> {
  requireStayPermission(staff);
  const asked = [...new Set(codes)];
  return transactAs(staff, async (tx) => {
    const links = new Map<string, string>();
    // Every request locks in the same order, so that two requests at once cannot deadlock.
    for (const code of asked.toSorted()) {
      const command = { staff, code, requestId };
      links.set(code, await linkTo(tx, command, await lockOpenStay(tx, command)));
    }
    return { links: asked.map((code) => ({ booking_id: code, link: links.get(code) ?? '' })) };
  });
}

async function linkTo(tx: Tx, { staff, code, requestId }: Command, { id }: Booking): Promise<string> {
  const token = await appendGuestToken(staff.hotel.id, id, null, tx);
  await note('guest_link.create', { staff, code, requestId }, tx);
  return guestLinkOf(staff.hotel.slug, token);
}

async function lockOpenStay(tx: Tx, { staff, code }: Command): Promise<Booking> {
  const stay = await requireLockedStay(tx, staff.hotel.id, code);
  if (!letsGuestIn(stay.status)) throw wrongStep(stay.status);
  return stay;
}

export async function listGuestDevices({ staff, code }: Command): Promise<GuestDevicesDto> {
  requireStayPermission(staff);
  const booking = await requireFound(staff, code);
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

/** Ends every link, PIN and device of the booking at once. Returns how many devices were revoked. */
export async function revokeLinks({ staff, code, requestId }: Command): Promise<number> {
  requireStayPermission(staff);
  const hotelId = staff.hotel.id;
  return transactAs(staff, async (tx) => {
    const { id } = await requireLockedStay(tx, hotelId, code);
    await disconnectGuests(tx, hotelId, id);
    const revoked = await revokeGuestLinks(tx, hotelId, id);
    await clearPin(tx, hotelId, id);
    await note('guest_link.revoke_all', { staff, code, requestId }, tx);
    return revoked;
  });
}

/** Revoking a device again is no error: the device has no access either way. Returns how many devices were revoked. */
export async function revokeDevice({ staff, code, requestId }: Command, deviceId: number): Promise<number> {
  requireStayPermission(staff);
  const hotelId = staff.hotel.id;
  return transactAs(staff, async (tx) => {
    const { id } = await requireLockedStay(tx, hotelId, code);
    const outcome = await revokeGuestDevice(tx, hotelId, id, deviceId);
    if (outcome === 'unknown') throw new AppError('not_found');
    if (outcome === 'ended') return 0;
    await endGuestListening(tx, { hotelId, bookingId: id }, [userOfDevice(deviceId)]);
    await note('guest_device.revoke', { staff, code, requestId }, tx);
    return 1;
  });
}

async function requireFound(staff: StaffMember, code: string) {
  const booking = await findBooking(staff.hotel.id, code);
  if (!booking) throw new AppError('not_found');
  return booking;
}

async function note(action: string, { staff, code, requestId }: Command, tx: Tx): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done' };
  const target = { kind: 'booking', id: code };
  await appendAudit({ ...line, target, requestId: requestId ?? undefined }, tx);
}
