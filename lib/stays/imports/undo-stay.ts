import { isOver, isToCome } from '@/lib/contract/booking-status';
import type { UndoReason, UndoResult } from '@/lib/contract/stay-imports';
import type { StaffMember } from '@/lib/hotel/principals';
import { findRoom } from '@/lib/hotel/room-number-store';
import type { Tx } from '@/lib/platform/db';
import { applyStep } from '../apply-step';
import { correct } from '../change-details';
import { listCompanionRows } from '../companion-store';
import { appendTo, removeFrom } from '../companions';
import { goTo } from '../pms/said-state';
import { deleteSaid, saveSaid } from '../pms/said-store';
import { findNumbered, type KnownStay, nameExternally, passIdOn } from '../stay-details-store';
import { type ChangedStay, parseChanged, parseMade } from './before';
import { findTouch, type ImportedRow } from './touched-store';

export type Undoer = { by: StaffMember; requestId: string; source: string };
export type Undone = { result: UndoResult; reason: UndoReason | null };

/**
 * Undoes what an import did to one stay, unless the stay was used since. The caller has locked the number and the stay.
 * Throws when the room of the stay has been given to another guest.
 */
export async function undoStay(tx: Tx, undoer: Undoer, known: KnownStay, row: ImportedRow): Promise<Undone> {
  if (known.isErased) return { result: 'left', reason: 'erased' };
  const reason = await findTouch(tx, { hotelId: undoer.by.hotel.id, code: known.code }, row);
  if (reason) return { result: 'left', reason };
  if (row.isNew) await cancelMade(tx, undoer, known, row);
  else await restore(tx, undoer, known, parseChanged(row.before));
  return { result: row.isNew ? 'cancelled' : 'restored', reason: null };
}

/**
 * Cancels a stay that the import created. Its number goes back to the stays that had it before, and creates a new stay
 * when it is imported again.
 */
async function cancelMade(tx: Tx, undoer: Undoer, known: KnownStay, { before }: ImportedRow): Promise<void> {
  const hotelId = undoer.by.hotel.id;
  if (!isOver(known.status)) await goTo(tx, undoer, known, { status: 'cancelled', room: null });
  await deleteSaid(tx, hotelId, known.id);
  await passIdOn(tx, hotelId, [known.id]);
  if (known.externalId === null || (await findNumbered(tx, hotelId, known.externalId)) !== null) return;
  for (const code of parseMade(before).passed_on) await nameExternally(tx, hotelId, code, known.externalId);
}

async function restore(tx: Tx, undoer: Undoer, known: KnownStay, before: ChangedStay): Promise<void> {
  const { by, source } = undoer;
  const hotelId = by.hotel.id;
  await correct(tx, undoer, known, before.details);
  await goTo(tx, undoer, known, { status: before.status, room: before.room_number });
  await restorePlan(tx, undoer, known.code, before);
  await restoreCompanions(tx, undoer, known, before);
  // Restores the values that the source had sent before, so that the next import is not taken for a repeat of this one.
  if (before.said) await saveSaid(tx, { hotelId, bookingId: known.id, source }, before.said);
  else await deleteSaid(tx, hotelId, known.id, source);
}

/** A stay that is no longer in house gets back the room that was planned before the import. */
async function restorePlan(
  tx: Tx,
  { by, requestId }: Undoer,
  code: string,
  before: ChangedStay,
): Promise<void> {
  if (!isToCome(before.status)) return;
  const { room_number: room } = before;
  const roomId = room === null ? null : await findRoom(tx, by.hotel.id, room);
  const step = { name: 'stay.plan_room', of: () => ({ status: before.status, roomId }) };
  await applyStep(tx, by, code, step, requestId);
}

async function restoreCompanions(
  tx: Tx,
  { by, requestId }: Undoer,
  { id, code }: KnownStay,
  { companions }: ChangedStay,
): Promise<void> {
  const command = { staff: by, code, requestId };
  const nameOf = (each: { first_name: string; last_name: string }) => `${each.first_name}\n${each.last_name}`;
  const now = await listCompanionRows(by.hotel.id, id, tx);
  const [had, has] = [companions.map(nameOf), now.map(nameOf)];
  for (const each of now) if (!had.includes(nameOf(each))) await removeFrom(tx, command, id, each.id);
  for (const each of companions) if (!has.includes(nameOf(each))) await appendTo(tx, command, id, each);
}
