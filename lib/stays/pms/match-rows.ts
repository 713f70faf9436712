import type { PmsStay } from '@/lib/contract/pms-stays';
import { roomKey } from '@/lib/contract/room-key';
import type { Candidate, PairFacts } from './pair-facts';

export type Match<Row> = Readonly<{ row: Row; candidate: Candidate }>;
type Rows = { row: PmsStay };
type Rule = (pair: Match<Rows>, facts: PairFacts) => boolean;

const isNamed: Rule = ({ row, candidate }, facts) => facts.of(row.row, candidate).isNamed;
const hasDays: Rule = ({ row, candidate }, facts) => facts.of(row.row, candidate).hasDays;
const fits: Rule = ({ row, candidate }, facts) => facts.of(row.row, candidate).belonging === 'same';
const wasSaidRoom: Rule = ({ row, candidate: { last } }) => isOneRoom(row.row.room_number, last?.room_number);
const isInRoom: Rule = ({ row, candidate: { known } }) => isOneRoom(row.row.room_number, known.roomNumber);
const isPart: Rule = ({ row, candidate: { last } }) => row.row.part != null && row.row.part === last?.part;
const hasLeft: Rule = ({ row, candidate }) => isRoomOf(row.row.moved_from, candidate);
const all =
  (...rules: readonly Rule[]): Rule =>
  (pair, facts) =>
    rules.every((rule) => rule(pair, facts));

/**
 * From the most to the least certain: the part that the source names, the guest and the room, the guest alone, the room
 * alone.
 */
const RULES: readonly Rule[] = [
  all(isPart, fits),
  all(hasLeft, isNamed, fits),
  all(wasSaidRoom, isNamed, fits),
  all(isInRoom, isNamed, fits),
  all(isNamed, fits),
  all(isNamed, hasDays, fits),
  all(wasSaidRoom, fits),
  all(isInRoom, fits),
];
/** When a number has one row and one stay, the row can mean no other stay. */
const ONLY: readonly Rule[] = [fits];

type Options = Readonly<{ isOnly: boolean; facts: PairFacts }>;

/**
 * Matches the rows of a number with its stays. A rule makes a pair when it leaves one stay for a row and one row for
 * that stay, so the order of rows and stays does not matter. A row that still fits several stays has no match.
 */
export function matchRows<Row extends Rows>(
  rows: readonly Row[],
  candidates: readonly Candidate[],
  { isOnly, facts }: Options,
): Match<Row>[] {
  const matches: Match<Row>[] = [];
  let pairs = rows
    .flatMap((row) => candidates.map((candidate) => ({ row, candidate })))
    .filter(({ row: { row }, candidate }) => !isOfOtherRoom(row, candidate, facts));
  for (;;) {
    const found = nextMatches(pairs, isOnly ? ONLY : RULES, facts);
    if (found.length === 0) return [...matches, ...alikeMatches(pairs, facts)];
    matches.push(...found);
    const done = new Set<Row | Candidate>(found.flatMap(({ row, candidate }) => [row, candidate]));
    pairs = pairs.filter(({ row, candidate }) => !done.has(row) && !done.has(candidate));
  }
}

/**
 * Returns the pairs of the first rule that makes any. Then all rules are tried again on the remaining rows and stays.
 */
function nextMatches<Row extends Rows>(
  pairs: readonly Match<Row>[],
  rules: readonly Rule[],
  facts: PairFacts,
): Match<Row>[] {
  for (const rule of rules) {
    const fitting = pairs.filter((pair) => rule(pair, facts));
    const counts = new Map<Row | Candidate, number>();
    for (const { row, candidate } of fitting)
      for (const each of [row, candidate]) counts.set(each, (counts.get(each) ?? 0) + 1);
    const found = fitting.filter(
      ({ row, candidate }) => counts.get(row) === 1 && counts.get(candidate) === 1,
    );
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Stays of one guest without a planned room are interchangeable: no room was announced to the guest, so each of the
 * rooms that the rows name may belong to any of these stays. The row with the lowest room number gets the oldest stay.
 */
function alikeMatches<Row extends Rows>(left: readonly Match<Row>[], facts: PairFacts): Match<Row>[] {
  const pairs = left.filter((pair) => fits(pair, facts));
  const alike = pairs.filter((pair) => hasNoRoom(pair.candidate) && isNamed(pair, facts));
  if (alike.length === 0 || alike.length < pairs.length) return [];
  const rows = [...new Set(alike.map(({ row }) => row))].toSorted(byRoom);
  const candidates = [...new Set(alike.map(({ candidate }) => candidate))].toSorted(
    (one, other) => one.known.id - other.known.id,
  );
  // When one row fits fewer of the stays than another, the stays are not interchangeable.
  if (alike.length < rows.length * candidates.length) return [];
  return rows.flatMap((row, index) => {
    const candidate = candidates[index];
    return candidate ? [{ row, candidate }] : [];
  });
}

const hasNoRoom = ({ known, last }: Candidate): boolean =>
  known.status === 'confirmed' && known.roomNumber === null && (last?.room_number ?? null) === null;

const NUMERIC = new Intl.Collator('en', { numeric: true });

function byRoom({ row: one }: { row: PmsStay }, { row: other }: { row: PmsStay }): number {
  return NUMERIC.compare(one.room_number ?? '', other.room_number ?? '');
}

/**
 * Whether a row means another room of the number than the stay has. When the source names parts, they decide; a stay
 * from before that is this part only in its own room. Without parts, a guest of the same name has moved, and a guest of
 * another name is in another room. Otherwise one guest could read the chat of another.
 */
export function isOfOtherRoom(row: PmsStay, candidate: Candidate, facts: PairFacts): boolean {
  const part = candidate.last?.part ?? null;
  if (row.part != null && part !== null) return row.part !== part;
  const rooms = [candidate.known.roomNumber, candidate.last?.room_number].filter((room) => room != null);
  const isElsewhere = row.room_number != null && rooms.length > 0 && !isRoomOf(row.room_number, candidate);
  if (!isElsewhere || isRoomOf(row.moved_from, candidate)) return false;
  return row.part != null || !facts.of(row, candidate).isNamed;
}

const isRoomOf = (room: string | null | undefined, { known, last }: Candidate): boolean =>
  isOneRoom(room, known.roomNumber) || isOneRoom(room, last?.room_number);

export function isOneRoom(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && roomKey(one) === roomKey(other);
}
