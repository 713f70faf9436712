import type { UndoneStayDto, UndoReason } from '@/lib/contract/stay-imports';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { leaveRooms } from '../pms/change-rooms-store';
import { hasRightEnded, takenByOf } from '../pms-errors';
import { type KnownStay, lockExternalId, lockKnownStay } from '../stay-details-store';
import { type Undoer, type Undone, undoStay } from './undo-stay';
import { findUndone, type ListedRow, saveUndone } from './undo-store';

/** Runs one piece of the undo as a whole or not at all. */
export type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Undoes these rows, each in a run of its own. A stay whose former room is occupied by another guest of the import
 * waits until that guest's row has been undone. Stays that wait for each other change rooms in one run. Rows that
 * cannot be undone then are left as they are.
 */
export async function undoRows(
  undoer: Undoer,
  rows: readonly ListedRow[],
  run: Run,
): Promise<UndoneStayDto[]> {
  const done: UndoneStayDto[] = [];
  let waiting = rows;
  for (;;) {
    const blocked: ListedRow[] = [];
    for (const row of waiting) {
      const undone = await attempt(() => run((tx) => undoRow(tx, undoer, row)));
      if (undone === 'room_taken') blocked.push(row);
      else done.push(undone === 'changed' ? await leave(undoer, row, undone, run) : undone);
    }
    if (blocked.length === 0) return done;
    if (blocked.length === waiting.length) return [...done, ...(await undoBlocked(undoer, blocked, run))];
    waiting = blocked;
  }
}

async function undoBlocked(undoer: Undoer, rows: readonly ListedRow[], run: Run): Promise<UndoneStayDto[]> {
  const together = await attempt(() => run((tx) => undoTogether(tx, undoer, rows)));
  if (typeof together !== 'string') return together;
  const left: UndoneStayDto[] = [];
  for (const row of rows) left.push(await leave(undoer, row, 'room_taken', run));
  return left;
}

const leave = (undoer: Undoer, row: ListedRow, reason: UndoReason, run: Run): Promise<UndoneStayDto> =>
  run(async (tx) => finish(tx, undoer, row, await hold(tx, undoer, row), { result: 'left', reason }));

async function undoTogether(tx: Tx, undoer: Undoer, rows: readonly ListedRow[]): Promise<UndoneStayDto[]> {
  const inOrder = rows.toSorted((one, other) => one.bookingId - other.bookingId);
  const locked: (readonly [ListedRow, KnownStay])[] = [];
  for (const row of inOrder) locked.push([row, await hold(tx, undoer, row)]);
  await leaveRooms(
    tx,
    undoer.by.hotel.id,
    locked.map(([, { code }]) => code),
  );
  const undone: UndoneStayDto[] = [];
  for (const [row, known] of locked) undone.push(await undoLocked(tx, undoer, known, row));
  // A stay that was used meanwhile stays in the room that it has just left. Then no stay of the group moves.
  if (undone.some(({ result }) => result === 'left'))
    throw new AppError('conflict', { extra: { taken_by: '' } });
  return undone;
}

async function undoRow(tx: Tx, undoer: Undoer, row: ListedRow): Promise<UndoneStayDto> {
  return undoLocked(tx, undoer, await hold(tx, undoer, row), row);
}

/** When two requests undo a row at once, the second one returns the result of the first. */
async function undoLocked(tx: Tx, undoer: Undoer, known: KnownStay, row: ListedRow): Promise<UndoneStayDto> {
  const done = await findUndone(tx, undoer.by.hotel.id, row.id);
  return finish(tx, undoer, row, known, done ?? (await undoStay(tx, undoer, known, row)));
}

async function hold(tx: Tx, { by }: Undoer, row: ListedRow): Promise<KnownStay> {
  if (row.externalId !== null) await lockExternalId(tx, by.hotel.id, row.externalId);
  const known = await lockKnownStay(tx, by.hotel.id, row.code);
  if (!known) throw new AppError('not_found');
  return known;
}

/** Saves the result and returns it with the stay as it is now. */
async function finish(
  tx: Tx,
  { by }: Undoer,
  { id, code }: ListedRow,
  { externalId, details }: KnownStay,
  { result, reason }: Undone,
): Promise<UndoneStayDto> {
  const room_number = await saveUndone(tx, { hotelId: by.hotel.id, id, code }, { result, reason });
  const guest_name = `${details.guestFirstName} ${details.guestLastName}`.trim();
  return { booking_id: code, external_id: externalId, guest_name, room_number, result, reason };
}

/** Returns the reason when the former state cannot be restored. */
async function attempt<T>(work: () => Promise<T>): Promise<T | 'room_taken' | 'changed'> {
  try {
    return await work();
  } catch (error) {
    if (takenByOf(error) !== null) return 'room_taken';
    if (error instanceof AppError && !hasRightEnded(error)) return 'changed';
    throw error;
  }
}
