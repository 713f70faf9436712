import type { RoomUser } from '@/lib/contract/hotel-rooms';
import { roomKey } from '@/lib/contract/room-key';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Tx } from '@/lib/platform/db';

export type LockedRoom = {
  id: number;
  number: string;
  isClosed: boolean;
  /** Null: the room can be given to guests. */
  outOfOrderUntil: string | null;
  /** The present day in the hotel's time zone. */
  today: string;
};

const TODAY = Prisma.sql`(now() AT TIME ZONE h.time_zone)::date`;

/** Locks the room: for the rest of the transaction no stay gets it and no other request changes it. */
export async function lockRoom(tx: Tx, hotelId: number, id: number): Promise<LockedRoom | null> {
  const rows = await tx.$queryRaw<LockedRoom[]>`
    SELECT r.id, r.number, r.closed_at IS NOT NULL AS "isClosed", ${TODAY}::text AS today,
      CASE WHEN r.out_of_order_until > ${TODAY} THEN r.out_of_order_until::text END AS "outOfOrderUntil"
    FROM room r JOIN hotel h ON h.id = r.hotel_id
    WHERE r.hotel_id = ${hotelId} AND r.id = ${id} FOR UPDATE OF r`;
  return rows[0] ?? null;
}

export async function isRoomClosed(tx: Tx, hotelId: number, id: number): Promise<boolean> {
  return (await tx.room.count({ where: { hotelId, id, closedAt: { not: null } } })) > 0;
}

/** Lists the stays in the room, and those for which it is planned. */
export async function listRoomUsers(tx: Tx, hotelId: number, id: number): Promise<RoomUser[]> {
  return tx.$queryRaw<RoomUser[]>`
    SELECT code AS booking_id, btrim(guest_first_name || ' ' || guest_last_name) AS guest_name, status::text AS status
    FROM booking WHERE hotel_id = ${hotelId} AND room_id = ${id} AND status IN ('in_house', 'pending', 'confirmed')
    ORDER BY status = 'in_house' DESC, check_in, id`;
}

/** Returns the rooms of the hotel that have one of these numbers, compared by key, with the number as it is stored. */
export async function listRoomsAlike(
  tx: Tx,
  hotelId: number,
  numbers: readonly string[],
): Promise<{ id: number; number: string; isClosed: boolean; key: string }[]> {
  const keys = numbers.map(roomKey);
  return tx.$queryRaw`
    SELECT id, number, closed_at IS NOT NULL AS "isClosed", split_part(number_key, '#', 1) AS key FROM room
    WHERE hotel_id = ${hotelId} AND split_part(number_key, '#', 1) = ANY(${keys}::text[])`;
}

export async function addRoomRows(tx: Tx, hotelId: number, numbers: readonly string[]): Promise<string[]> {
  const made = await tx.room.createManyAndReturn({
    data: numbers.map((number) => ({ hotelId, number, numberKey: roomKey(number) })),
    skipDuplicates: true,
    select: { number: true },
  });
  return made.map(({ number }) => number);
}

export async function reopenRooms(tx: Tx, hotelId: number, ids: readonly number[]): Promise<void> {
  await tx.room.updateMany({ where: { hotelId, id: { in: [...ids] } }, data: { closedAt: null } });
}

/**
 * Makes printed signs with these numbers lead to the rooms that have the numbers now. Returns the numbers of the other
 * rooms, in which an outdated sign hangs.
 */
export async function claimSigns(
  tx: Tx,
  hotelId: number,
  numbers: readonly string[],
  ownId: number | null,
): Promise<string[]> {
  const keys = numbers.map(roomKey);
  const rows = await tx.$queryRaw<{ id: number; number: string }[]>`
    UPDATE room SET former_keys = ARRAY(SELECT key FROM unnest(former_keys) key WHERE key <> ALL(${keys}::text[]))
    WHERE hotel_id = ${hotelId} AND former_keys && ${keys}::text[] RETURNING id, number`;
  return rows.filter(({ id }) => id !== ownId).map(({ number }) => number);
}

/** The sign that hangs in the room still leads to it, through its former key. */
export async function renameRoom(tx: Tx, hotelId: number, room: LockedRoom, number: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE room SET number = ${number}, number_key = ${roomKey(number)},
      former_keys = CASE WHEN ${roomKey(room.number)} = ${roomKey(number)} THEN former_keys
        ELSE array_append(former_keys, ${roomKey(room.number)}) END
    WHERE hotel_id = ${hotelId} AND id = ${room.id}`;
}

/** Publishes the open conversations of the guests of a room, so that every conversation list updates their rows. */
export async function tellDesksOfRoom(tx: Tx, hotelId: number, id: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO outbox (hotel_id, type, conversation_id)
    SELECT c.hotel_id, 'conversation_row', c.id FROM conversation c
    JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
    WHERE b.hotel_id = ${hotelId} AND b.room_id = ${id} AND c.status = 'open'`;
}

/** Removes the stay from its room until the same transaction gives it another one. */
export async function leaveRoom(tx: Tx, hotelId: number, code: string): Promise<void> {
  await tx.booking.update({ where: { hotelId_code: { hotelId, code } }, data: { roomId: null } });
}
