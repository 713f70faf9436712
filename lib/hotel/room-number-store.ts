import { roomKey } from '@/lib/contract/room-key';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';
import { db, type Tx } from '@/lib/platform/db';

/**
 * The id of the room that a number names in a hotel, or none. However it is written: two rooms of one hotel never have
 * one key. Rooms that were alike before there were keys have none that a number gives, and are named exactly.
 */
export function roomNamed(hotelId: Prisma.Sql, number: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT named.id FROM room named
    WHERE named.hotel_id = ${hotelId} AND named.closed_at IS NULL
      AND (named.number_key = ${roomKey(number)} OR named.number = ${number})
    ORDER BY named.number = ${number} DESC LIMIT 1)`;
}

/** The same for the address on a printed sign, where the room may have had another number then. */
export function roomOfSign(hotelId: Prisma.Sql, number: string): Prisma.Sql {
  return Prisma.sql`COALESCE(${roomNamed(hotelId, number)}, (
    SELECT former.id FROM room former
    WHERE former.hotel_id = ${hotelId} AND former.closed_at IS NULL
      AND ${roomKey(number)} = ANY(former.former_keys) LIMIT 1))`;
}

export async function findRoomOfSign(hotelId: number, number: string): Promise<number | null> {
  const [room] = await db().$queryRaw<{ id: number | null }[]>`
    SELECT ${roomOfSign(Prisma.sql`${hotelId}`, number)} AS id`;
  return room?.id ?? null;
}

/** Whether the room `r` is meant by words that somebody searches for. */
export function roomMatches(words: string): Prisma.Sql {
  const key = roomKey(words);
  const isAlike =
    key === '' ? Prisma.sql`false` : Prisma.sql`split_part(r.number_key, '#', 1) LIKE ${containing(key)}`;
  return Prisma.sql`(r.number ILIKE ${containing(words)} OR ${isAlike})`;
}

/** For the rest of the transaction the room is neither closed nor called otherwise. */
export async function findRoom(
  tx: Pick<Tx, '$queryRaw'>,
  hotelId: number,
  number: string,
): Promise<number | null> {
  const [room] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM room
    WHERE hotel_id = ${hotelId} AND id = ${roomNamed(Prisma.sql`${hotelId}`, number)} AND closed_at IS NULL
    FOR SHARE`;
  return room?.id ?? null;
}

/** Of the room that a number names: whether guests cannot be checked in there today. */
export async function isOutOfOrder(
  tx: Pick<Tx, '$queryRaw'>,
  hotelId: number,
  number: string,
): Promise<boolean> {
  const rooms = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM room r JOIN hotel h ON h.id = r.hotel_id
    WHERE r.hotel_id = ${hotelId} AND r.id = ${roomNamed(Prisma.sql`${hotelId}`, number)}
      AND r.out_of_order_until > (now() AT TIME ZONE h.time_zone)::date`;
  return rooms.length > 0;
}
