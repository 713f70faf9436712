import { isToCome } from '@/lib/contract/booking-status';
import { findRoom } from '@/lib/hotel/room-number-store';
import { AppError } from '@/lib/kernel/app-error';
import { type Step, wrongStep } from '../apply-step';

/** Sets the room that an expected guest will get; null for none. The room may still be occupied or out of order. */
export function planStep(hotelId: number, room: string | null): Step {
  return {
    name: 'stay.plan_room',
    async of(tx, { status, roomId: before }) {
      const roomId = room === null ? null : await findRoom(tx, hotelId, room);
      if (roomId === null && room !== null)
        throw new AppError('invalid_input', {
          issues: [{ path: 'planned_room', message: 'The hotel has no such room.' }],
        });
      if (!isToCome(status) && roomId !== before) throw wrongStep(status);
      return { status, roomId };
    },
  };
}
