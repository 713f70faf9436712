import { isOver, isToCome } from '@/lib/contract/booking-status';
import { MOST_COMPANIONS } from '@/lib/contract/companions';
import { NOTES_CHARS, type StayDto } from '@/lib/contract/stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { findRoom } from '@/lib/hotel/room-number-store';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { applyStep, erased, transact, wrongStep } from './apply-step';
import { correct } from './change-details';
import { listCompanionRows } from './companion-store';
import { appendTo, removeFrom } from './companions';
import { findNumbers, isUsedByGuest, moveSaid, pointTo } from './merge-store';
import { goTo } from './pms/said-state';
import { requireStayPermission } from './policy';
import { readStay } from './read-stays';
import { sameName } from './same-name';
import {
  type KnownStay,
  lockExternalId,
  lockKnownStay,
  nameExternally,
  type StayDetails,
} from './stay-details-store';

type Command = { by: StaffMember; requestId: string };

/**
 * Merges two stays of one guest. Only a stay that its guest has not used may be merged into another one: the messages
 * of a stay are for the guests of that stay alone, so conversations are never joined. All other data moves to the
 * remaining stay, and the merged stay points to it.
 */
export async function mergeStays(command: Command, code: string, goneCode: string): Promise<StayDto> {
  const { by } = command;
  requireStayPermission(by);
  if (code === goneCode)
    throw new AppError('invalid_input', {
      issues: [{ path: 'booking_id', message: 'A stay is not merged into itself.' }],
    });
  await transact(by, async (tx) => {
    const { kept, gone } = await lockBoth(tx, by.hotel.id, code, goneCode);
    await requireMergeable(tx, by.hotel.id, kept, gone);
    await moveState(tx, command, kept, gone);
    await moveNumber(tx, by.hotel.id, kept, gone);
    await moveCompanions(tx, command, kept, gone);
    await correct(tx, command, kept, joined(kept.details, gone.details));
    await pointTo(tx, by.hotel.id, gone.id, kept.id);
    await addStayItem(tx, by.hotel.id, kept.code, 'stay.merge');
    await note(tx, command, kept.code, { from: gone.code, external_id: gone.externalId });
    await note(tx, command, gone.code, { into: kept.code });
  });
  return readStay(by, code);
}

/** Locks numbers before stays, each in sorted order, as everywhere, so that two requests cannot deadlock. */
async function lockBoth(
  tx: Tx,
  hotelId: number,
  code: string,
  goneCode: string,
): Promise<{ kept: KnownStay; gone: KnownStay }> {
  const codes = [code, goneCode].toSorted();
  const numbers = await findNumbers(tx, hotelId, codes);
  for (const number of numbers) await lockExternalId(tx, hotelId, number);
  const locked = new Map<string, KnownStay>();
  for (const each of codes) {
    const known = await lockKnownStay(tx, hotelId, each);
    if (known) locked.set(each, known);
  }
  const [kept, gone] = [locked.get(code), locked.get(goneCode)];
  if (!kept || !gone) throw new AppError('not_found');
  // A number that was added meanwhile is not locked.
  if ([kept, gone].some(({ externalId }) => externalId !== null && !numbers.includes(externalId)))
    throw new AppError('conflict');
  return { kept, gone };
}

async function requireMergeable(tx: Tx, hotelId: number, kept: KnownStay, gone: KnownStay): Promise<void> {
  for (const { isErased, status } of [kept, gone]) {
    if (isErased) throw erased();
    if (isOver(status)) throw wrongStep(status);
  }
  if (kept.externalId !== null && gone.externalId !== null)
    throw new AppError('both_numbered', {
      detail: `${kept.code} has the number ${kept.externalId} and ${gone.code} the number ${gone.externalId}.`,
    });
  if (!(await isUsedByGuest(tx, hotelId, gone.id))) return;
  const isBoth = await isUsedByGuest(tx, hotelId, kept.id);
  const detail = isBoth
    ? 'The guests use both stays: each has messages or devices.'
    : `The guest uses ${gone.code}: keep that one.`;
  throw new AppError('stay_in_use', { detail, extra: { keep: isBoth ? null : gone.code } });
}

/**
 * The merged stay leaves its room first. When its guest was in house, the remaining stay is checked into that room,
 * unless it is in house already. Otherwise the room becomes the planned room of a remaining stay that has none.
 */
async function moveState(tx: Tx, command: Command, kept: KnownStay, gone: KnownStay): Promise<void> {
  const { by, requestId } = command;
  await goTo(tx, command, gone, { status: 'cancelled', room: null });
  const room = kept.status === 'in_house' ? kept.roomNumber : (gone.roomNumber ?? kept.roomNumber);
  if (gone.status === 'in_house') await goTo(tx, command, kept, { status: 'in_house', room });
  else if (isToCome(kept.status) && kept.roomNumber === null && room !== null) {
    const roomId = await findRoom(tx, by.hotel.id, room);
    const step = { name: 'stay.plan_room', of: () => ({ status: kept.status, roomId }) };
    await applyStep(tx, by, kept.code, step, requestId);
  }
}

async function moveNumber(tx: Tx, hotelId: number, kept: KnownStay, gone: KnownStay): Promise<void> {
  if (gone.externalId === null) return;
  await nameExternally(tx, hotelId, gone.code, null);
  await nameExternally(tx, hotelId, kept.code, gone.externalId);
  await moveSaid(tx, hotelId, gone.id, kept.id);
}

async function moveCompanions(tx: Tx, command: Command, kept: KnownStay, gone: KnownStay): Promise<void> {
  const { by: staff, requestId } = command;
  const along = await listCompanionRows(staff.hotel.id, kept.id, tx);
  const nameOf = (each: { first_name: string; last_name: string }) =>
    `${each.first_name} ${each.last_name}`.trim();
  for (const each of await listCompanionRows(staff.hotel.id, gone.id, tx)) {
    const isThere = along.some((other) => sameName(nameOf(other), nameOf(each)));
    if (!isThere && along.length >= MOST_COMPANIONS)
      throw new AppError('conflict', { detail: `At most ${MOST_COMPANIONS} stay along with one booking.` });
    await removeFrom(tx, { staff, code: gone.code, requestId }, gone.id, each.id);
    if (!isThere) along.push(await appendTo(tx, { staff, code: kept.code, requestId }, kept.id, each));
  }
}

/** Returns the remaining stay's details with what it lacks. The notes of both stays are appended. */
function joined(kept: StayDetails, gone: StayDetails): StayDetails {
  const notes = kept.notes.includes(gone.notes) ? kept.notes : `${kept.notes}\n${gone.notes}`.trim();
  if (notes.length > NOTES_CHARS)
    throw new AppError('conflict', { detail: 'The notes of both are too long for one stay.' });
  return {
    ...kept,
    guestEmail: kept.guestEmail ?? gone.guestEmail,
    guestPhone: kept.guestPhone ?? gone.guestPhone,
    notes,
  };
}

type MergeNote = { from: string; external_id: string | null } | { into: string };

async function note(tx: Tx, { by, requestId }: Command, code: string, data: MergeNote): Promise<void> {
  const line = { hotelId: by.hotel.id, who: by, action: 'stay.merge', outcome: 'done', requestId };
  await appendAudit({ ...line, data, target: { kind: 'booking', id: code } }, tx);
}
