import { letsGuestIn } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import { type AuditLine, appendAuditLines } from '@/lib/hotel/audit-store';
import { findNamedRooms, type NamedRoom } from '@/lib/hotel/room-number-store';
import { addStayItems } from '@/lib/notifications/webhook-call-store';
import type { Tx } from '@/lib/platform/db';
import { detailsData } from '../change-details';
import { listBefore } from '../imports/before';
import { appendBookings, settleConversations } from '../stay-change-store';
import { lockNumbered, writeDetailsOf } from '../stay-details-store';
import type { Entry } from './entry';
import { type Command, type Followed, toCandidate } from './follow-row';
import { warningsOf } from './kept';
import type { Candidate } from './pair-facts';
import { type PlainRow, plainRowOf } from './plain-rows';
import type { RowsByNumber } from './rows-by-number';
import { sourceOf, withSaid } from './said';
import { roomInQuestion, roomWarningsOf } from './said-state';
import { saveSaidOf } from './said-store';

export type FollowedPlain = Followed &
  Readonly<{ entry: Entry; id: number; status: BookingStatus; roomNumber: string | null }>;

type Rooms = ReadonlyMap<string, NamedRoom>;
type Of<Kind> = Extract<PlainRow, { kind: Kind }>;
type Change = { code: string; action: string; data: AuditLine['data'] };

/**
 * Writes all rows that do not affect each other together, with as many statements for two hundred rows as for one. Each
 * row has the same effect as with `followRow`. Other rows are not written and not returned.
 */
export async function followPlainRows(
  tx: Tx,
  command: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
): Promise<FollowedPlain[]> {
  const alone = entries.filter((entry) => numbers.isAlone(entry));
  if (alone.length < 2) return [];
  const rows = await plainRows(tx, command, alone, numbers);
  const asked = rows.flatMap(({ entry, goal }) => roomInQuestion(entry.row, goal) ?? []);
  const rooms: Rooms = await findNamedRooms(tx, command.by.hotel.id, asked);
  const made = await create(tx, command, rows.filter(isNew), rooms);
  const kept = await follow(tx, command, rows.filter(isKnown), rooms);
  return [...made, ...kept];
}

const isNew = (row: PlainRow): row is Of<'new'> => row.kind === 'new';
const isKnown = (row: PlainRow): row is Of<'known'> => row.kind === 'known';

async function plainRows(
  tx: Tx,
  command: Command,
  entries: readonly Entry[],
  numbers: RowsByNumber,
): Promise<PlainRow[]> {
  const place = { hotelId: command.by.hotel.id, source: sourceOf(command.by) };
  const ids = entries.map(({ row }) => row.external_id);
  const stays = new Map<string, Candidate[]>();
  for (const stay of await lockNumbered(tx, place, ids)) {
    const number = stay.known.externalId ?? '';
    stays.set(number, [...(stays.get(number) ?? []), toCandidate(stay)]);
  }
  return entries.flatMap(
    (entry) => plainRowOf(command, entry, numbers, stays.get(entry.row.external_id) ?? []) ?? [],
  );
}

async function create(
  tx: Tx,
  command: Command,
  rows: readonly Of<'new'>[],
  rooms: Rooms,
): Promise<FollowedPlain[]> {
  if (rows.length === 0) return [];
  const planned = rows.map(({ goal }) => (goal.room === null ? null : (rooms.get(goal.room) ?? null)));
  const bookings = await appendBookings(
    tx,
    command.by.hotel.id,
    rows.map(({ entry, details }, at) => ({
      ...details,
      externalId: entry.row.external_id,
      roomId: planned[at]?.id ?? null,
    })),
  );
  const made = rows.flatMap((row, at) => {
    const booking = bookings[at];
    return booking ? [{ ...row, ...booking, room: planned[at] ?? null }] : [];
  });
  await recordChanges(
    tx,
    command,
    made.flatMap(({ code, entry, room }): Change[] => [
      { code, action: 'stay.create', data: { external_id: entry.row.external_id } },
      ...(room ? [{ code, action: 'stay.plan_room', data: { from: 'confirmed', to: 'confirmed' } }] : []),
    ]),
  );
  await saveSent(
    tx,
    command,
    made.map(({ id, entry }) => ({ bookingId: id, said: withSaid(null, entry.row) })),
  );
  return made.map(({ id, code, entry, goal, room }) => ({
    ...{ id, code, entry, result: 'created', hasCome: false, status: goal.status },
    ...{ roomNumber: room?.number ?? null, warnings: roomWarningsOf(entry.row, goal, rooms) },
    before: command.importId === null ? null : { passed_on: [] },
  }));
}

async function follow(
  tx: Tx,
  command: Command,
  rows: readonly Of<'known'>[],
  rooms: Rooms,
): Promise<FollowedPlain[]> {
  const hotelId = command.by.hotel.id;
  const changed = rows.filter(({ hasChanged }) => hasChanged);
  const candidates = changed.map(({ candidate }) => candidate);
  const before = command.importId === null ? new Map() : await listBefore(tx, hotelId, candidates);
  await correctAll(tx, command, changed);
  await saveSent(
    tx,
    command,
    rows.map(({ entry, candidate: { known, last } }) => ({
      bookingId: known.id,
      said: withSaid(last, entry.row),
    })),
  );
  return rows.map(({ entry, candidate: { known }, details, goal, hasChanged }) => ({
    ...{ id: known.id, code: known.code, entry, result: hasChanged ? 'updated' : 'unchanged' },
    ...{ hasCome: false, status: known.status, roomNumber: known.roomNumber },
    warnings: [...warningsOf(entry.row, details, goal), ...roomWarningsOf(entry.row, goal, rooms)],
    before: before.get(known.id) ?? null,
  }));
}

async function correctAll(tx: Tx, command: Command, rows: readonly Of<'known'>[]): Promise<void> {
  if (rows.length === 0) return;
  const hotelId = command.by.hotel.id;
  await writeDetailsOf(
    tx,
    hotelId,
    rows.map(({ candidate, details }) => ({ id: candidate.known.id, ...details })),
  );
  await settleConversations(
    tx,
    hotelId,
    rows.map(({ candidate: { known } }) => ({ bookingId: known.id, isOpen: letsGuestIn(known.status) })),
  );
  await recordChanges(
    tx,
    command,
    rows.map(({ candidate: { known }, details }) => ({
      ...{ code: known.code, action: 'stay.change', data: detailsData(known.details, details) },
    })),
  );
}

/** Writes the audit entries, and the events that other systems receive. */
async function recordChanges(tx: Tx, { by, requestId }: Command, changes: readonly Change[]): Promise<void> {
  const hotelId = by.hotel.id;
  await addStayItems(
    tx,
    hotelId,
    changes.map(({ code, action }) => ({ code, change: action })),
  );
  const line = { hotelId, who: by, outcome: 'done', requestId: requestId ?? undefined };
  const lines = changes.map(({ code, action, data }) => ({
    ...{ ...line, action, data, target: { kind: 'booking', id: code } },
  }));
  await appendAuditLines(lines, tx);
}

const saveSent = (tx: Tx, { by }: Command, stays: Parameters<typeof saveSaidOf>[2]) =>
  saveSaidOf(tx, { hotelId: by.hotel.id, source: sourceOf(by) }, stays);
