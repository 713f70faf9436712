import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import type { Entry } from './entry';
import { wordsOf } from './words-of-row';

/**
 * The result of a row. `takenBy` is the code of the stay in the room that the row needs, when the row was refused for
 * that.
 */
export type Outcome = Readonly<{ result: PmsResult; takenBy: string | null }>;
export type Work = Readonly<{
  /** The stays that the rows mean, as they were before the batch. */
  known: ReadonlyMap<Entry, { code: string; status: BookingStatus }>;
  /** Writes these rows, all or none of them. Several rows change rooms with each other. */
  write: (entries: readonly Entry[]) => Promise<readonly Outcome[]>;
  record: (entry: Entry, outcome: Outcome | undefined) => void;
}>;

/**
 * Writes the rows of a batch in an order of its own: first the rows that need no room, since departures free rooms,
 * then stays in house that change rooms, then arrivals. When two rows need one room, the lower number gets it.
 * Therefore the order of the batch does not matter.
 */
export async function workOff(entries: readonly Entry[], work: Work): Promise<void> {
  const sorted = entries.toSorted(byNumber);
  const ofTurn = (turn: Turn) => sorted.filter((entry) => turnOf(entry, work.known) === turn);
  for (const entry of ofTurn('no_room')) await writeAlone(entry, work);
  await moveAll(ofTurn('move'), work);
  for (const entry of ofTurn('come')) await writeAlone(entry, work);
}

const NUMERIC = new Intl.Collator('en', { numeric: true });

function byNumber({ row: one }: Entry, { row: other }: Entry): number {
  const isBefore =
    one.external_id === other.external_id ? isBelow(one, other) : one.external_id < other.external_id;
  return NUMERIC.compare(one.external_id, other.external_id) || (isBefore ? -1 : 1);
}

/** The order of two rows with one number. */
const isBelow = (one: PmsStay, other: PmsStay): boolean => wordsOf(one) < wordsOf(other);

type Turn = 'no_room' | 'move' | 'come';

function turnOf(entry: Entry, known: Work['known']): Turn {
  const { status } = entry.row;
  const isInHouse = known.get(entry)?.status === 'in_house';
  if (isInHouse) return status === undefined || status === 'in_house' ? 'move' : 'no_room';
  return status === 'in_house' ? 'come' : 'no_room';
}

async function writeAlone(entry: Entry, { write, record }: Work): Promise<void> {
  const [outcome] = await write([entry]);
  record(entry, outcome);
}

async function moveAll(moves: readonly Entry[], work: Work): Promise<void> {
  const waiting = new Map(moves.map((entry) => [work.known.get(entry)?.code ?? '', entry]));
  for (const entry of moves) await move(entry, [], { waiting, work });
}

type Moves = { waiting: Map<string, Entry>; work: Work };

/**
 * Lets the stay that occupies the room move first. When that leads back to the first stay, all of them change rooms
 * together.
 */
async function move(entry: Entry, behind: readonly Entry[], moves: Moves): Promise<void> {
  const { waiting, work } = moves;
  const isWaiting = () => [...waiting.values()].includes(entry);
  if (!isWaiting()) return;
  const [outcome] = await work.write([entry]);
  const ahead = outcome?.takenBy ? waiting.get(outcome.takenBy) : undefined;
  if (!ahead || ahead === entry) return settle(entry, outcome, moves);
  const line = [...behind, entry];
  const start = line.indexOf(ahead);
  if (start >= 0) return moveRound(line.slice(start), moves);
  await move(ahead, line, moves);
  if (!isWaiting()) return;
  const [again] = await work.write([entry]);
  settle(entry, again, moves);
}

async function moveRound(round: readonly Entry[], moves: Moves): Promise<void> {
  const outcomes = await moves.work.write(round);
  for (const [index, entry] of round.entries()) settle(entry, outcomes[index], moves);
}

function settle(entry: Entry, outcome: Outcome | undefined, { waiting, work }: Moves): void {
  for (const [code, each] of waiting) if (each === entry) waiting.delete(code);
  work.record(entry, outcome);
}
