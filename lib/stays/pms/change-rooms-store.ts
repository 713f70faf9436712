import type { Tx } from '@/lib/platform/db';

/** Takes those of them who are in house out of their rooms, for as long as it takes to give each another. */
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
