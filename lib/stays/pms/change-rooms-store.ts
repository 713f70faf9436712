import type { Tx } from '@/lib/platform/db';

/** Takes those of them who are in house out of their rooms, for as long as it takes to give each another. */
export async function leaveRooms(tx: Tx, hotelId: number, externalIds: readonly string[]): Promise<void> {
  await tx.booking.updateMany({
    where: { hotelId, externalId: { in: [...externalIds] }, idIsPassedOn: false, status: 'in_house' },
    data: { roomId: null },
  });
}

export async function hasRoomless(tx: Tx, hotelId: number, externalIds: readonly string[]): Promise<boolean> {
  const roomless = await tx.booking.count({
    where: { hotelId, externalId: { in: [...externalIds] }, status: 'in_house', roomId: null },
  });
  return roomless > 0;
}
