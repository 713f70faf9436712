import type { RoomAccessChange, RoomAccessDto } from '@/lib/contract/room-codes';
import { db, type Tx } from '@/lib/platform/db';

export async function findRoomAccess(
  hotelId: number,
  client: Pick<Tx, 'hotel'> = db(),
): Promise<RoomAccessDto> {
  const hotel = await client.hotel.findUniqueOrThrow({
    where: { id: hotelId },
    select: { roomAccessIsOn: true, roomNameEntryIsOn: true },
  });
  return { is_on: hotel.roomAccessIsOn, by_name: hotel.roomNameEntryIsOn };
}

/** Returns whether anything changed. */
export async function writeRoomAccess(
  tx: Tx,
  hotelId: number,
  { is_on: isOn, by_name: byName }: RoomAccessChange,
): Promise<boolean> {
  const differs = [
    { roomAccessIsOn: !isOn },
    ...(byName === undefined ? [] : [{ roomNameEntryIsOn: !byName }]),
  ];
  const { count } = await tx.hotel.updateMany({
    where: { id: hotelId, OR: differs },
    data: { roomAccessIsOn: isOn, ...(byName === undefined ? {} : { roomNameEntryIsOn: byName }) },
  });
  return count === 1;
}

/** Replaces the PIN: the former one stops working, and the failed tries of the room are deleted. */
export async function writePin(
  tx: Tx,
  hotelId: number,
  stay: { id: number; roomId: number | null },
  pinHash: string,
): Promise<void> {
  await tx.booking.update({ where: { hotelId_id: { hotelId, id: stay.id } }, data: { pinHash } });
  if (stay.roomId !== null) await tx.roomAccess.deleteMany({ where: { hotelId, roomId: stay.roomId } });
}

/** The hashes of the PINs of the other stays in its room. */
export async function listOtherPins(
  tx: Tx,
  hotelId: number,
  stay: { id: number; roomId: number | null },
): Promise<string[]> {
  if (stay.roomId === null) return [];
  const rows = await tx.booking.findMany({
    where: { hotelId, roomId: stay.roomId, status: 'in_house', id: { not: stay.id }, pinHash: { not: null } },
    select: { pinHash: true },
  });
  return rows.flatMap(({ pinHash }) => pinHash ?? []);
}

/** Deletes the PIN: no PIN opens the conversation until a new one is issued. */
export async function clearPin(tx: Tx, hotelId: number, stayId: number): Promise<void> {
  await tx.booking.update({ where: { hotelId_id: { hotelId, id: stayId } }, data: { pinHash: null } });
}

export async function findRoomCode(
  hotelId: number,
  code: string,
): Promise<{ hasPin: boolean; isClosed: boolean } | null> {
  const stay = await db().booking.findUnique({
    where: { hotelId_code: { hotelId, code } },
    select: { pinHash: true, room: { select: { door: { select: { closedAt: true } } } } },
  });
  if (!stay) return null;
  return { hasPin: stay.pinHash !== null, isClosed: (stay.room?.door?.closedAt ?? null) !== null };
}
