import type { Tx } from '@/lib/platform/db';

/** Removes those of these stays that are in house from their rooms, until the caller gives each of them another one. */
export async function leaveRooms(tx: Tx, hotelId: number, codes: readonly string[]): Promise<void> {
  await tx.booking.updateMany({
    where: { hotelId, code: { in: [...codes] }, status: 'in_house' },
    data: { roomId: null },
  });
}

export async function hasRoomless(tx: Tx, hotelId: number, codes: readonly string[]): Promise<boolean> {
  const roomless = await tx.booking.count({
    where: { hotelId, code: { in: [...codes] }, status: 'in_house', roomId: null },
  });
  return roomless > 0;
}
