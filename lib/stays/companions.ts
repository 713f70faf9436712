import { letsGuestIn } from '@/lib/contract/booking-status';
import {
  type CompanionChange,
  type CompanionDto,
  type CompanionsDto,
  MOST_COMPANIONS,
  type NewCompanion,
} from '@/lib/contract/companions';
import type { GuestLinkDto } from '@/lib/contract/stays';
import { userOfDevice, userOfLink } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import { guestLinkOf } from '@/lib/hotel/guest-link';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { endGuestListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { wrongStep } from './apply-step';
import {
  appendCompanion,
  countCompanions,
  findCompanion,
  listCompanionRows,
  removeCompanion,
  writeCompanion,
} from './companion-store';
import { requireStayPermission } from './policy';
import { requireLockedStay } from './require-locked';
import type { LockedStay } from './stay-change-store';
import { findBooking } from './stay-list-store';

type Command = { staff: StayRunner; code: string; requestId: string | null };

export async function listCompanions({ staff, code }: Omit<Command, 'requestId'>): Promise<CompanionsDto> {
  requireStayPermission(staff);
  const booking = await findBooking(staff.hotel.id, code);
  if (!booking) throw new AppError('not_found');
  return { companions: await listCompanionRows(staff.hotel.id, booking.id) };
}

/** Adds a companion to a stay that is not over. The companion joins its conversation once they get a link. */
export async function addCompanion(command: Command, said: NewCompanion): Promise<CompanionDto> {
  return change(command, async (tx, stay) => {
    if (!letsGuestIn(stay.status)) throw wrongStep(stay.status);
    if ((await countCompanions(tx, command.staff.hotel.id, stay.id)) >= MOST_COMPANIONS)
      throw new AppError('conflict', { detail: `At most ${MOST_COMPANIONS} stay along with one booking.` });
    return appendTo(tx, command, stay.id, said);
  });
}

/** The caller has locked the stay and checked that it can take another companion. */
export async function appendTo(
  tx: Tx,
  command: Command,
  bookingId: number,
  said: Parameters<typeof appendCompanion>[2],
): Promise<CompanionDto> {
  const made = await appendCompanion(tx, { hotelId: command.staff.hotel.id, bookingId }, said);
  await note(tx, command, 'companion.add', made.id);
  return made;
}

/** Earlier messages keep the name under which they were sent. */
export async function changeCompanion(
  command: Command,
  id: number,
  said: CompanionChange,
): Promise<CompanionDto> {
  return change(command, async (tx, stay) => {
    const place = { hotelId: command.staff.hotel.id, bookingId: stay.id, id };
    const before = await findCompanion(place, tx);
    if (!before) throw new AppError('not_found');
    const after = await writeCompanion(tx, place, said);
    if (JSON.stringify(before) !== JSON.stringify(after)) await note(tx, command, 'companion.change', id);
    return after;
  });
}

/** Their links stop working and their devices receive nothing more. Their messages stay under their name. */
export async function removeCompanionRow(command: Command, id: number): Promise<void> {
  await change(command, async (tx, stay) => {
    if (!(await findCompanion({ hotelId: command.staff.hotel.id, bookingId: stay.id, id }, tx)))
      throw new AppError('not_found');
    await removeFrom(tx, command, stay.id, id);
  });
}

/** The caller has locked the stay and checked that this is one of its companions. */
export async function removeFrom(tx: Tx, command: Command, bookingId: number, id: number): Promise<void> {
  const place = { hotelId: command.staff.hotel.id, bookingId, id };
  const { sessionIds, tokenIds } = await removeCompanion(tx, place);
  const users = [...sessionIds.map(userOfDevice), ...tokenIds.map(userOfLink)];
  if (users.length > 0) await endGuestListening(tx, place, users);
  await note(tx, command, 'companion.remove', id);
}

/** Creates a link that sends in the companion's name. Earlier links of the companion stay valid. */
export async function createCompanionLink(command: Command, id: number): Promise<GuestLinkDto> {
  const { hotel } = command.staff;
  return change(command, async (tx, stay) => {
    if (!letsGuestIn(stay.status)) throw wrongStep(stay.status);
    if (!(await findCompanion({ hotelId: hotel.id, bookingId: stay.id, id }, tx)))
      throw new AppError('not_found');
    await note(tx, command, 'guest_link.create', id);
    return { link: guestLinkOf(hotel.slug, await appendGuestToken(hotel.id, stay.id, id, tx)) };
  });
}

/** Locks the stay, so that no other request changes it meanwhile. */
async function change<T>(
  { staff, code }: Command,
  work: (tx: Tx, stay: LockedStay) => Promise<T>,
): Promise<T> {
  requireStayPermission(staff);
  return transactAs(staff, async (tx) => work(tx, await requireLockedStay(tx, staff.hotel.id, code)));
}

/** Writes the audit entry without a name: audit entries outlive the personal data of guests. */
async function note(tx: Tx, { staff, code, requestId }: Command, action: string, id: number): Promise<void> {
  const line = { hotelId: staff.hotel.id, who: staff, action, outcome: 'done' };
  const target = { kind: 'booking', id: code };
  await appendAudit({ ...line, target, requestId: requestId ?? undefined, data: { companion: id } }, tx);
}
