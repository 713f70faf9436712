import { isOver, letsGuestIn } from '@/lib/contract/booking-status';
import { AppError } from '@/lib/kernel/app-error';
import type { KnownStay } from '../stay-details-store';
import type { Entry } from './entry';
import { isOfOtherRoom, isOneRoom, matchRows } from './match-rows';
import type { Candidate } from './pair-facts';
import type { RowsOfNumber } from './rows-by-number';

/** A known stay, or a new one. A new stay takes over the number of the earlier stays in `before`. */
export type StayOfRow = { known: Candidate } | { known: null; before: readonly KnownStay[] };

/**
 * Returns the stay that a row means, judged by all rows and stays of its number. Throws when the row fits several stays
 * or contradicts the one that it could mean.
 */
export function stayOfRow(entry: Entry, number: RowsOfNumber): StayOfRow {
  const { rows, candidates, hasSettled, isOnly, facts } = number;
  const matches = matchRows(rows, candidates, { isOnly, facts });
  const own = matches.find(({ row }) => row === entry);
  if (own) return { known: own.candidate };
  const unmatched = candidates.filter((each) => !matches.some(({ candidate }) => candidate === each));
  const left = unmatched.filter((each) => !isBeside(entry, each, number));
  const isOneMore = left.length < unmatched.length;
  const pairs = left.map((candidate) => ({
    candidate,
    belonging: facts.of(entry.row, candidate).belonging,
  }));
  const fitting = pairs.filter(({ belonging }) => belonging === 'same');
  if (fitting.length > 0) throw severalFit(fitting.map(({ candidate }) => candidate.known.code));
  if (hasSettled || matches.length > 0 || isOneMore) {
    const inTheWay = pairs.find(
      ({ belonging, candidate }) => belonging === 'another' && mayBeItsRoom(entry, candidate),
    );
    if (inTheWay) throw anotherGuest(inTheWay.candidate.known);
    return { known: null, before: [] };
  }
  return { known: null, before: stayAfter(entry, left) };
}

/**
 * Whether the stay is in another room of the number. A stay of another guest counts only when its guest may be of the
 * same party.
 */
function isBeside({ row }: Entry, candidate: Candidate, { facts }: RowsOfNumber): boolean {
  if (!isOfOtherRoom(row, candidate, facts)) return false;
  return row.part != null || facts.of(row, candidate).belonging === 'same';
}

/**
 * Returns the stays whose number passes to a new stay, because no row of the number means a known stay. Throws when one
 * of them goes on, or when the new stay would be over already.
 */
function stayAfter({ row }: Entry, before: readonly Candidate[]): KnownStay[] {
  const goesOn = before.find(({ known }) => !isOver(known.status) && !known.isErased);
  const isOverToo = row.status !== undefined && isOver(row.status);
  const reason = goesOn ?? (isOverToo ? before[0] : undefined);
  if (reason) throw anotherGuest(reason.known);
  return before.map(({ known }) => known);
}

/**
 * Whether the guest of the stay may have been replaced by another one in the same room, or in a room that is not named.
 */
function mayBeItsRoom({ row }: Entry, { known }: Candidate): boolean {
  const isUnknown = (row.room_number ?? null) === null || known.roomNumber === null;
  return isUnknown || isOneRoom(row.room_number, known.roomNumber);
}

function severalFit(codes: readonly string[]): AppError {
  return new AppError('conflict', {
    detail: `This row may speak of ${codes.slice(0, 3).join(' or ')}. Send all rows of this number at once, with the room of each as it is at the front desk, or move the guests there first.`,
    extra: { fits: codes },
  });
}

function anotherGuest({ code, status }: KnownStay): AppError {
  const detail = letsGuestIn(status)
    ? `This number is that of ${code}, whose guest or days are others and which is not over. Rooms of one number are sent together.`
    : `This number is that of ${code}, whose guest or days are others.`;
  return new AppError('conflict', { detail, extra: { number_of: code } });
}
