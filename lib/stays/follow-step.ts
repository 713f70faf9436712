import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsStatus, PmsStay } from '@/lib/contract/pms-stays';
import type { StayRunner } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { type Step, wrongStep } from './apply-step';
import { takeRoom } from './change-stay';

const NAMES: Record<PmsStatus, string> = {
  confirmed: 'stay.undo',
  in_house: 'stay.check_in',
  checked_out: 'stay.check_out',
  cancelled: 'stay.cancel',
  no_show: 'stay.no_show',
};

/** From where a stay is to where it is said to be; null where nothing was said of it. */
export function stepTo(
  by: StayRunner,
  code: string,
  { status, room_number: said }: PmsStay,
  knownRoom: string | null,
): Step | null {
  const isInRoom = said !== undefined && said !== null;
  if (status === undefined && !isInRoom) return null;
  const room = isInRoom ? said : knownRoom;
  const name = status === undefined ? 'stay.move' : NAMES[status];
  return {
    name,
    async of(tx, stay) {
      const to: BookingStatus = status ?? stay.status;
      // A room that is only planned is given at arrival.
      if (to !== 'in_house') return { status: to, roomId: stay.roomId };
      if (room === null) throw noRoom(stay.status);
      const roomId = await takeRoom(tx, by.hotel.id, room, code);
      return { status: to, roomId };
    },
  };
}

function noRoom(status: BookingStatus): AppError {
  return status === 'in_house'
    ? wrongStep(status)
    : new AppError('no_room_assigned', { detail: 'Somebody in house is in a room: name it.' });
}
