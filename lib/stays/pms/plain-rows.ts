import { AppError } from '@/lib/kernel/app-error';
import { changedDetails } from '../change-details';
import type { StayDetails } from '../stay-details-store';
import type { Entry } from './entry';
import type { Command } from './follow-row';
import type { Candidate } from './pair-facts';
import type { RowsByNumber } from './rows-by-number';
import { isNewValue } from './said';
import { followDetails, newDetails } from './said-details';
import { type Goal, goalOf } from './said-state';
import { type StayOfRow, stayOfRow } from './stay-of-row';

/** A stay that is new here and has not arrived, perhaps with a planned room. */
type NewStay = Readonly<{ kind: 'new'; entry: Entry; details: StayDetails; goal: Goal }>;
/** A stay that remains in its status and its room, perhaps with other details. */
type KnownRow = Readonly<{
  kind: 'known';
  entry: Entry;
  candidate: Candidate;
  details: StayDetails;
  goal: Goal;
  hasChanged: boolean;
}>;

/**
 * A row that needs no step of a stay, occupies no room and names no companion. Such rows do not affect each other, so
 * any number of them can be written together.
 */
export type PlainRow = NewStay | KnownRow;

/** Null for a row that must be followed alone: it takes steps, may be refused, or shares its number with others. */
export function plainRowOf(
  command: Command,
  entry: Entry,
  numbers: RowsByNumber,
  candidates: readonly Candidate[],
): PlainRow | null {
  if (candidates.length > 1) return null;
  const stay = stayOrRefused(() => stayOfRow(entry, numbers.of(entry, candidates)));
  if (stay === null) return null;
  if (stay.known !== null) return knownRowOf(command, entry, stay.known);
  return candidates.length === 0 ? newStayOf(command, entry) : null;
}

/** A refused row is followed alone afterwards, which finds and reports the reason again. */
function stayOrRefused(find: () => StayOfRow): StayOfRow | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function newStayOf({ by }: Command, entry: Entry): NewStay | null {
  const { status = 'confirmed', companions = [], room_number: room = null } = entry.row;
  if (status !== 'confirmed' || companions.length > 0) return null;
  return { kind: 'new', entry, details: newDetails(entry.row, by.hotel.locale), goal: { status, room } };
}

function knownRowOf(command: Command, entry: Entry, candidate: Candidate): KnownRow | null {
  const { known, last } = candidate;
  const { row } = entry;
  const isConfirmed = command.confirmed.has(row.external_id);
  const goal = goalOf(row, known, last, isConfirmed);
  const isThere = goal.status === known.status && goal.room === known.roomNumber;
  if (known.isErased || !isThere || isNewValue('companions', row, last)) return null;
  const details = followDetails(row, known.details, last, isConfirmed);
  const hasChanged = changedDetails(known.details, details).length > 0;
  return { kind: 'known', entry, candidate, details, goal, hasChanged };
}
