import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { statusPath } from '@/lib/hotel/booking-status';
import type { StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { applyStep, type Step, wrongStep } from '../apply-step';
import { takeRoom } from '../change-stay';
import { findRoom } from '../stay-change-store';
import type { KnownStay } from '../stay-details-store';
import { isFollowed } from './follow-rule';
import { isNews, type Said } from './said';

type Asker = { by: StayRunner; requestId: string | null };
type Place = Pick<KnownStay, 'code' | 'status' | 'roomNumber'>;

/** Where a stay is to be: in a room, or not in the house. */
type Goal = { status: BookingStatus; room: string | null };

/** Where the row brings the stay, by what its source said before; where it is now, if nothing new is said. */
export function goalOf(row: PmsStay, known: Place, last: Said | null, isConfirmed: boolean): Goal {
  const { status: said } = row;
  const follows =
    said !== undefined && (isConfirmed || isFollowed({ said, now: known.status, last: last?.status }));
  const status = follows ? said : known.status;
  const named = row.room_number ?? null;
  const isThere = known.status === 'in_house' && status === 'in_house';
  // Somebody who is in a room goes to another only where that is new; who comes goes where they are said to be.
  const isHeard = !isThere || isConfirmed || isNews('room_number', row, last);
  return { status, room: isHeard ? (named ?? known.roomNumber) : known.roomNumber };
}

/**
 * Brings a stay to where it is to be, step by step, each with its effect on the chat and its line. Answers whether
 * anything changed.
 */
export async function goTo(tx: Tx, { by, requestId }: Asker, known: Place, goal: Goal): Promise<boolean> {
  const path = statusPath(known.status, goal.status);
  if (path === null) throw wrongStep(known.status);
  const hotelId = by.hotel.id;
  const steps = stepsOf(known.status, path);
  const moves = goal.status === 'in_house' && goal.room !== known.roomNumber;
  if (path.length === 0 && moves) steps.push({ name: 'stay.move', status: 'in_house' });
  let hasChanged = false;
  for (const [index, { name, status }] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const of: Step['of'] = async (inTx, stay) => {
      if (status === 'in_house')
        return { status, roomId: isLast ? await roomFor(inTx, hotelId, known, goal) : null };
      return { status, roomId: stay.roomId ?? (await knownRoom(inTx, hotelId, goal)) };
    };
    hasChanged = (await applyStep(tx, by, known.code, { name, of }, requestId)) || hasChanged;
  }
  return hasChanged;
}

function stepsOf(start: BookingStatus, path: readonly BookingStatus[]) {
  return path.map((status, index) => ({ name: nameOf(path[index - 1] ?? start, status), status }));
}

/** As the front desk takes the same step: what leads back is an undo there. */
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
  if (room !== null) return takeRoom(tx, hotelId, room, code);
  // A stay that is in house without a room came so from the desk of before; nothing is said that would change it.
  if (status === 'in_house') return null;
  throw new AppError('no_room_assigned', { detail: 'Somebody in house is in a room: name it.' });
}

/** Where a guest was who came and left unseen. A name that is no room's is no reason to refuse that they left. */
const knownRoom = async (tx: Tx, hotelId: number, { status, room }: Goal) =>
  status === 'checked_out' && room !== null ? findRoom(tx, hotelId, room) : null;
