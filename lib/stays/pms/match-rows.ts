import type { PmsStay } from '@/lib/contract/pms-stays';
import { roomKey } from '@/lib/contract/room-key';
import type { KnownStay } from '../stay-details-store';
import type { Said } from './said';
import { type Belonging, belongingOf, hasDaysOf, isNamedLike } from './same-guest';

/** A stay under the number of the rows, and what their source last said of it. */
export type Candidate = Readonly<{ known: KnownStay; last: Said | null }>;
export type Match<Row> = Readonly<{ row: Row; candidate: Candidate }>;

type Pair<Row> = Match<Row> & Readonly<{ belonging: Belonging }>;
type Rule = (row: PmsStay, candidate: Candidate) => boolean;

const isNamed: Rule = (row, { known, last }) => isNamedLike(known, row, last);
const wasSaidRoom: Rule = (row, { last }) => isOneRoom(row.room_number, last?.room_number);
const isInRoom: Rule = (row, { known }) => isOneRoom(row.room_number, known.roomNumber);
const hasDays: Rule = (row, { known, last }) => hasDaysOf(known, row, last);

/** From the surest to the least sure: the guest and the room, the guest alone, the room alone. */
const RULES: readonly Rule[] = [
  (row, candidate) => isNamed(row, candidate) && wasSaidRoom(row, candidate),
  (row, candidate) => isNamed(row, candidate) && isInRoom(row, candidate),
  isNamed,
  (row, candidate) => isNamed(row, candidate) && hasDays(row, candidate),
  wasSaidRoom,
  isInRoom,
];
/** Where a number has one row and one stay, nothing else can be meant. */
const ONLY: readonly Rule[] = [() => true];

/**
 * Which row of a number speaks of which of its stays. A pair is made where a rule leaves a row one stay and that stay
 * one row, so the order of both decides nothing. A row that several stays still fit has no match.
 */
export function matchRows<Row extends { row: PmsStay }>(
  rows: readonly Row[],
  candidates: readonly Candidate[],
  isOnly: boolean,
): Match<Row>[] {
  const matches: Match<Row>[] = [];
  let pairs = pairsOf(rows, candidates).filter(({ belonging }) => belonging === 'same');
  for (;;) {
    const found = nextMatches(pairs, isOnly ? ONLY : RULES);
    if (found.length === 0) return [...matches, ...alikeMatches(pairs)];
    matches.push(...found);
    pairs = pairs.filter(
      ({ row, candidate }) => !found.some((match) => match.row === row || match.candidate === candidate),
    );
  }
}

/** The first rule that decides anything decides; then all of them are asked again of what is left. */
function nextMatches<Row extends { row: PmsStay }>(
  pairs: readonly Pair<Row>[],
  rules: readonly Rule[],
): Pair<Row>[] {
  for (const rule of rules) {
    const fitting = pairs.filter(({ row, candidate }) => rule(row.row, candidate));
    const found = fitting.filter(
      ({ row, candidate }) =>
        fitting.filter((pair) => pair.row === row || pair.candidate === candidate).length === 1,
    );
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Stays of one guest for which no room was planned yet are alike: nobody was told of a room, so any of the rooms that
 * are named now may be any of theirs. The lowest number goes to the oldest stay.
 */
function alikeMatches<Row extends { row: PmsStay }>(pairs: readonly Pair<Row>[]): Match<Row>[] {
  const alike = pairs.filter(
    ({ row, candidate: { known, last } }) =>
      known.status === 'confirmed' &&
      known.roomNumber === null &&
      (last?.room_number ?? null) === null &&
      isNamedLike(known, row.row, last),
  );
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

export function pairsOf<Row extends { row: PmsStay }>(
  rows: readonly Row[],
  candidates: readonly Candidate[],
): Pair<Row>[] {
  return rows.flatMap((row) =>
    candidates.map((candidate) => {
      const belonging = belongingOf(candidate.known, row.row, candidate.last);
      return { row, candidate, belonging };
    }),
  );
}

const NUMERIC = new Intl.Collator('en', { numeric: true });

function byRoom({ row: one }: { row: PmsStay }, { row: other }: { row: PmsStay }): number {
  return NUMERIC.compare(one.room_number ?? '', other.room_number ?? '');
}

export function isOneRoom(one: string | null | undefined, other: string | null | undefined): boolean {
  return one != null && other != null && roomKey(one) === roomKey(other);
}
