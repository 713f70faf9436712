import { findRoom } from '@/lib/hotel/room-number-store';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { findRoomState } from './room-state-store';

/** A stay that is to get a room, or that is in it already according to another system. */
type Taker = {
  hotelId: number;
  code: string;
  /** The guest is in the room already, as another system reports: then an out-of-order room is accepted. */
  isReported?: boolean;
};

/** Returns the id of the room with this number. Throws when this stay may not be in it. */
export async function assignRoom(tx: Tx, number: string, taker: Taker): Promise<number> {
  const roomId = await findRoom(tx, taker.hotelId, number);
  if (roomId === null) throw new AppError('not_found');
  await requireFree(tx, roomId, taker);
  return roomId;
}

/** Throws when the room is closed, out of order, or occupied by a guest with whom this stay may not share it. */
export async function requireFree(
  tx: Tx,
  roomId: number,
  { hotelId, code, isReported = false }: Taker,
): Promise<void> {
  const room = await findRoomState(tx, { hotelId, roomId, code });
  if (!room) throw new AppError('not_found');
  if (room.isIn) return;
  if (room.isClosed) throw new AppError('room_closed');
  if (room.outOfOrderUntil !== null && !isReported)
    throw new AppError('room_out_of_order', {
      detail: `That room is out of order until ${room.outOfOrderUntil}.`,
      extra: { until: room.outOfOrderUntil },
    });
  if (room.otherGuest !== null && !room.mayShare)
    throw new AppError('conflict', { detail: 'That room is taken.', extra: { taken_by: room.otherGuest } });
}
