import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StayRunner } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { addStayItem } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { correct } from '../change-details';
import { type Before, beforeOf } from '../imports/before';
import { appendBooking } from '../stay-change-store';
import {
  type KnownStay,
  lockStaysOf,
  type NumberedStay,
  nameExternally,
  passIdOn,
} from '../stay-details-store';
import type { Entry } from './entry';
import { warningsOf } from './kept';
import { isOneRoom } from './match-rows';
import type { Candidate } from './pair-facts';
import type { RowsByNumber } from './rows-by-number';
import { type Said, saidSchema, sourceOf, withSaid } from './said';
import { followCompanions } from './said-companions';
import { followDetails, newDetails } from './said-details';
import { goalOf, goTo, roomWarnings } from './said-state';
import { saveSaid } from './said-store';
import { stayOfRow } from './stay-of-row';

export type Command = {
  by: StayRunner;
  requestId: string | null;
  /**
   * Numbers of the rows that a staff member has confirmed: they are written whatever the front desk has changed since.
   */
  confirmed: ReadonlySet<string>;
  /** The import that saves the former states of the stays; null when nothing can be undone. */
  importId: number | null;
};

export type Followed = {
  code: string;
  result: 'created' | 'updated' | 'unchanged';
  /** Whether the row checked the guest in. */
  hasCome: boolean;
  warnings: PmsResult['warnings'];
  /** The former state; null when it is not saved. */
  before: Before | null;
};

/**
 * Brings one stay to the state that a source has. Throws when that is not possible; the caller's transaction then rolls
 * back.
 */
export async function followRow(
  tx: Tx,
  command: Command,
  entry: Entry,
  numbers: RowsByNumber,
  /** The stay as it was before it left its room, when it changes rooms with others. */
  inRoom?: Candidate,
): Promise<Followed & { entry: Entry }> {
  const { known, before } = await lockStayOf(tx, command, entry, numbers);
  const isKept = command.importId !== null;
  if (known !== null) {
    const was = isKept ? await beforeOf(tx, command.by.hotel.id, inRoom ?? known) : null;
    const followed = await follow(tx, command, entry.row, known);
    const isMove = numbers.isAlone(entry) && followed.result === 'updated';
    const warnings = isMove
      ? [...followed.warnings, ...moveWarnings(command, entry.row, known)]
      : followed.warnings;
    return { entry, ...followed, warnings, before: was };
  }
  await passIdOn(
    tx,
    command.by.hotel.id,
    before.map(({ id }) => id),
  );
  const warnings = before.slice(0, 1).map(({ code }) => ({
    path: 'external_id',
    code: 'number_reused',
    message: `This number was that of ${code} before, whose guest or days were others.`,
  }));
  const created = await create(tx, command, entry.row, warnings);
  numbers.settle(entry, created.code);
  const passed_on = before.map(({ code }) => code);
  return { entry, ...created, before: isKept ? { passed_on } : null };
}

/** Finds and locks the stay of this row, so that no other request changes it until the transaction ends. */
export async function lockStayOf(
  tx: Tx,
  { by }: Pick<Command, 'by'>,
  entry: Entry,
  numbers: RowsByNumber,
): Promise<{ known: Candidate | null; before: readonly KnownStay[] }> {
  const place = { hotelId: by.hotel.id, externalId: entry.row.external_id, source: sourceOf(by) };
  const candidates = (await lockStaysOf(tx, place)).map(toCandidate);
  const settled = candidates.find(({ known }) => known.code === numbers.codeOf(entry));
  if (settled) return { known: settled, before: [] };
  const found = stayOfRow(entry, numbers.of(entry, candidates));
  if (found.known === null) return found;
  numbers.settle(entry, found.known.known.code);
  return { known: found.known, before: [] };
}

export const toCandidate = ({ known, said }: NumberedStay): Candidate => ({
  known,
  last: said === null ? null : saidSchema.parse(said),
});

async function follow(
  tx: Tx,
  command: Command,
  row: PmsStay,
  { known, last }: Candidate,
): Promise<Omit<Followed, 'before'>> {
  const hotelId = command.by.hotel.id;
  const isConfirmed = command.confirmed.has(row.external_id);
  const details = followDetails(row, known.details, last, isConfirmed);
  const hasChanged = await correct(tx, command, known, details);
  const goal = goalOf(row, known, last, isConfirmed);
  const hasMoved = await goTo(tx, command, known, goal);
  const { id, code } = known;
  const along = await followCompanions(tx, command, { id, code, status: goal.status }, row, last);
  await remember(tx, command, id, withSaid(last, row));
  return {
    code,
    result: hasChanged || hasMoved || along.hasChanged ? 'updated' : 'unchanged',
    hasCome: goal.status === 'in_house' && known.status !== 'in_house',
    warnings: [
      ...warningsOf(row, details, goal),
      ...(await roomWarnings(tx, hotelId, row, goal)),
      ...along.warnings,
    ],
  };
}

async function create(
  tx: Tx,
  command: Command,
  row: PmsStay,
  warnings: PmsResult['warnings'],
): Promise<Omit<Followed, 'before'>> {
  if (row.status === 'checked_out')
    throw new AppError('conflict', {
      detail: 'This stay is over and was never here.',
      extra: { booking_status: 'checked_out' },
    });
  const { by, requestId } = command;
  const { id, code } = await appendBooking(tx, by.hotel.id, newDetails(row, by.hotel.locale));
  await nameExternally(tx, by.hotel.id, code, row.external_id);
  await addStayItem(tx, by.hotel.id, code, 'stay.create');
  const line = { hotelId: by.hotel.id, who: by, action: 'stay.create', outcome: 'done' };
  const data = { external_id: row.external_id };
  await appendAudit(
    { ...line, data, target: { kind: 'booking', id: code }, requestId: requestId ?? undefined },
    tx,
  );
  const made = { code, status: 'confirmed', roomNumber: null } as const;
  const goal = goalOf(row, made, null, true);
  await goTo(tx, command, made, goal);
  const along = await followCompanions(tx, command, { id, code, status: goal.status }, row, null);
  await remember(tx, command, id, withSaid(null, row));
  const hasCome = goal.status === 'in_house';
  const ofRoom = await roomWarnings(tx, by.hotel.id, row, goal);
  return { code, result: 'created', hasCome, warnings: [...warnings, ...ofRoom, ...along.warnings] };
}

/** Warns a system that sends one room at a time that another room of the number was taken as a move. */
function moveWarnings({ by }: Command, row: PmsStay, { known, last }: Candidate): PmsResult['warnings'] {
  const isNamed = row.part != null || row.moved_from != null || by.kind !== 'integration';
  const [before, now] = [last?.room_number ?? known.roomNumber, row.room_number];
  if (isNamed || before == null || now == null || isOneRoom(before, now)) return [];
  const message = `Taken as a move from ${before}. Send a further room of this number with a part of its own.`;
  return [{ path: 'room_number', code: 'taken_as_move', message }];
}

const remember = (tx: Tx, { by }: Command, bookingId: number, said: Said) =>
  saveSaid(tx, { hotelId: by.hotel.id, bookingId, source: sourceOf(by) }, said);
