import type { StayDto, SwapRooms } from '@/lib/contract/stays';
import type { StayRunner } from '@/lib/hotel/principals';
import { findRoom } from '@/lib/hotel/room-number-store';
import { AppError } from '@/lib/kernel/app-error';
import type { Tx } from '@/lib/platform/db';
import { applyStep, erased, transact, wrongStep } from '../apply-step';
import { requireStayPermission } from '../policy';
import { readStay } from '../read-stays';
import { requireLockedStay } from '../require-locked';
import type { LockedStay } from '../stay-change-store';
import { leaveRoom } from './rooms-store';

type Command = { staff: StayRunner; requestId: string | null };

/**
 * Lets two guests in house change rooms with each other. Each of them moves as with a single move, with an audit entry,
 * a webhook call and an update of the conversation. Both move or neither does.
 */
export async function swapRooms(
  { staff, requestId }: Command,
  one: string,
  { with: other, from }: SwapRooms,
): Promise<StayDto[]> {
  requireStayPermission(staff);
  const codes = [one, other];
  const hotelId = staff.hotel.id;
  if (one === other)
    throw new AppError('invalid_input', { issues: [{ path: 'with', message: 'Name another stay.' }] });
  await transact(staff, async (tx) => {
    const rooms = await lockRooms(tx, hotelId, codes);
    const [roomOfOne, roomOfOther] = [rooms.get(one), rooms.get(other)];
    if (from !== undefined && (await findRoom(tx, hotelId, from)) !== roomOfOne)
      throw new AppError('conflict', { detail: 'The guest is in another room by now.' });
    if (roomOfOne === roomOfOther) return;
    for (const code of codes) await leaveRoom(tx, hotelId, code);
    for (const [code, roomId] of [
      [one, roomOfOther],
      [other, roomOfOne],
    ] as const) {
      const of = () => ({ status: 'in_house', roomId: roomId ?? null }) as const;
      await applyStep(tx, staff, code, { name: 'stay.move', of }, requestId);
    }
  });
  return Promise.all(codes.map((code) => readStay(staff, code)));
}

/** Every request locks in the same order, so that two swaps cannot deadlock. */
async function lockRooms(
  tx: Tx,
  hotelId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rooms = new Map<string, number>();
  for (const code of codes.toSorted()) rooms.set(code, roomIn(await requireLockedStay(tx, hotelId, code)));
  return rooms;
}

function roomIn({ status, roomId, isErased }: LockedStay): number {
  if (isErased) throw erased();
  if (status !== 'in_house') throw wrongStep(status);
  if (roomId === null) throw new AppError('no_room_assigned');
  return roomId;
}
