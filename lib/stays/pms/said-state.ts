import { isOver, isToCome } from '@/lib/contract/booking-status';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsResult, PmsStay } from '@/lib/contract/pms-stays';
import { statusPath } from '@/lib/hotel/booking-status';
import type { StayRunner } from '@/lib/hotel/principals';
import { findNamedRooms, findRoom, type NamedRoom } from '@/lib/hotel/room-number-store';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { applyStep, type Step, wrongStep } from '../apply-step';
import { assignRoom } from '../rooms/take-room';
import type { KnownStay } from '../stay-details-store';
import { isFollowed } from './follow-rule';
import { isNewValue, type Said } from './said';

type Command = { by: StayRunner; requestId: string | null };
type Place = Pick<KnownStay, 'code' | 'status' | 'roomNumber'>;

/** The status and room that a stay is to have. */
export type Goal = { status: BookingStatus; room: string | null };

/**
 * Returns the state to which the row brings the stay, given what its source sent before. Without new values it is the
 * present state.
 */
export function goalOf(row: PmsStay, known: Place, last: Said | null, isConfirmed: boolean): Goal {
  const { status: said } = row;
  const follows =
    said !== undefined && (isConfirmed || isFollowed({ said, now: known.status, last: last?.status }));
  const status = follows ? said : known.status;
  const named = row.room_number ?? null;
  // An assigned or planned room changes only when the row names a new one. A stay whose status changes goes to the room
  // that the row names.
  const isHeard = known.status !== status || isConfirmed || isNewValue('room_number', row, last);
  return { status, room: isHeard ? (named ?? known.roomNumber) : known.roomNumber };
}

/**
 * Brings a stay to the goal, step by step. Each step has its effect on the conversation and its audit entry. Returns
 * whether anything changed.
 */
export async function goTo(tx: Tx, { by, requestId }: Command, known: Place, goal: Goal): Promise<boolean> {
  const path = statusPath(known.status, goal.status);
  if (path === null) throw wrongStep(known.status);
  const hotelId = by.hotel.id;
  const steps = stepsOf(known.status, path);
  const hasOtherRoom = !isOver(goal.status) && goal.room !== null && goal.room !== known.roomNumber;
  if (path.length === 0 && hasOtherRoom) steps.push({ name: roomStepOf(goal.status), status: goal.status });
  let hasChanged = false;
  for (const [index, { name, status }] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const of: Step['of'] = async (inTx, stay) => {
      if (status === 'in_house')
        return { status, roomId: isLast ? await roomFor(inTx, hotelId, known, goal) : null };
      const named = isLast ? await namedRoom(inTx, hotelId, goal, stay) : null;
      return { status, roomId: named ?? stay.roomId };
    };
    hasChanged = (await applyStep(tx, by, known.code, { name, of }, requestId)) || hasChanged;
  }
  return hasChanged;
}

const roomStepOf = (status: BookingStatus) => (status === 'in_house' ? 'stay.move' : 'stay.plan_room');

function stepsOf(start: BookingStatus, path: readonly BookingStatus[]) {
  return path.map((status, index) => ({ name: nameOf(path[index - 1] ?? start, status), status }));
}

/** The action has the name of the same step at the front desk, where a step back is an undo. */
function nameOf(from: BookingStatus, to: BookingStatus): string {
  if (to === 'confirmed') return from === 'pending' ? 'stay.confirm' : 'stay.undo';
  if (to === 'in_house' && from === 'checked_out') return 'stay.undo';
  return NAMES[to];
}

const NAMES: Record<Exclude<BookingStatus, 'confirmed'>, string> = {
  pending: 'stay.undo',
  in_house: 'stay.check_in',
  checked_out: 'stay.check_out',
  cancelled: 'stay.cancel',
  no_show: 'stay.no_show',
};

async function roomFor(
  tx: Tx,
  hotelId: number,
  { code, status }: Place,
  { room }: Goal,
): Promise<number | null> {
  if (room !== null) return assignRoom(tx, room, { hotelId, code, isReported: true });
  // A stay in house without a room comes from an earlier version of the application. The row sends nothing that would
  // change it.
  if (status === 'in_house') return null;
  throw new AppError('no_room_assigned', { detail: 'Somebody in house is in a room: name it.' });
}

/**
 * Returns the planned room of a stay that has not arrived, or the room of a stay that was checked in and out by one
 * row. An unknown room number is no reason to refuse the row.
 */
async function namedRoom(
  tx: Tx,
  hotelId: number,
  { status, room }: Goal,
  stay: { roomId: number | null },
): Promise<number | null> {
  const isNamed = isToCome(status) || (status === 'checked_out' && stay.roomId === null);
  return isNamed && room !== null ? findRoom(tx, hotelId, room) : null;
}

/** Warns of a planned room that the hotel does not have, and of an occupied room that is marked out of order here. */
export async function roomWarnings(
  tx: Tx,
  hotelId: number,
  row: PmsStay,
  goal: Goal,
): Promise<PmsResult['warnings']> {
  const room = roomInQuestion(row, goal);
  return room === null ? [] : roomWarningsOf(row, goal, await findNamedRooms(tx, hotelId, [room]));
}

/** Returns the room that must be looked up to find the warnings; null for none. */
export function roomInQuestion({ room_number: named }: PmsStay, { status, room }: Goal): string | null {
  if (status === 'in_house') return room;
  return isToCome(status) && named === room ? room : null;
}

export function roomWarningsOf(
  row: PmsStay,
  goal: Goal,
  rooms: ReadonlyMap<string, NamedRoom>,
): PmsResult['warnings'] {
  const number = roomInQuestion(row, goal);
  if (number === null) return [];
  const room = rooms.get(number);
  if (goal.status === 'in_house')
    return room?.isOutOfOrder ? [roomWarning('room_out_of_order', 'That room is out of order here.')] : [];
  return room ? [] : [roomWarning('no_such_room', 'The hotel has no such room: none is planned.')];
}

const roomWarning = (code: string, message: string) => ({ path: 'room_number', code, message });
