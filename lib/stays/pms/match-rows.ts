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

/** From the surest to the least sure: what the source names, the guest and the room, the guest alone, the room alone. */
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
/** Where a number has one row and one stay, nothing else can be meant. */
const ONLY: readonly Rule[] = [fits];

type Options = Readonly<{ isOnly: boolean; facts: PairFacts }>;

/**
 * Which row of a number speaks of which of its stays. A pair is made where a rule leaves a row one stay and that stay
 * one row, so the order of both decides nothing. A row that several stays still fit has no match.
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

/** The first rule that decides anything decides; then all of them are asked again of what is left. */
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
 * Stays of one guest for which no room was planned yet are alike: nobody was told of a room, so any of the rooms that
 * are named now may be any of theirs. The lowest number goes to the oldest stay.
 */
function alikeMatches<Row extends Rows>(left: readonly Match<Row>[], facts: PairFacts): Match<Row>[] {
  const pairs = left.filter((pair) => fits(pair, facts));
  const alike = pairs.filter((pair) => hasNoRoom(pair.candidate) && isNamed(pair, facts));
  if (alike.length === 0 || alike.length < pairs.length) return [];
  const rows = [...new Set(alike.map(({ row }) => row))].toSorted(byRoom);
  const candidates = [...new Set(alike.map(({ candidate }) => candidate))].toSorted(
    (one, other) => one.known.id - other.known.id,
  );
  // Where one row fits fewer of them than another, they are not alike.
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
 * Whether a row speaks of another room of the number than a stay. Where the source names parts, they say so; a stay of
 * before it did is that part only in its own room. Where it does not, a guest of the same name has moved, and one of
 * another name is in another room: else the chat of the one would be the other's.
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
