import { roomKey } from '@/lib/contract/room-key';
import { Prisma } from '@/lib/generated/prisma/client';
import { containing } from '@/lib/kernel/containing';
import { db, type Tx } from '@/lib/platform/db';

/**
 * Builds the id of the room that a number names in a hotel, or NULL. The notation does not matter: two rooms of one
 * hotel never share a key. Rooms that were alike before keys were introduced have a key with a suffix, so only their
 * exact number finds them.
 */
export function roomNamed(hotelId: Prisma.Sql, number: string): Prisma.Sql {
  return roomKeyed(hotelId, Prisma.sql`${number}`, Prisma.sql`${roomKey(number)}`);
}

const roomKeyed = (hotelId: Prisma.Sql, number: Prisma.Sql, key: Prisma.Sql) => Prisma.sql`(
    SELECT named.id FROM room named
    WHERE named.hotel_id = ${hotelId} AND named.closed_at IS NULL
      AND (named.number_key = ${key} OR named.number = ${number})
    ORDER BY named.number = ${number} DESC LIMIT 1)`;

/** The same for the address on a printed sign. The room may have had another number when the sign was printed. */
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

/** Builds the condition that the room `r` matches a search text. */
export function roomMatches(words: string): Prisma.Sql {
  const key = roomKey(words);
  const isAlike =
    key === '' ? Prisma.sql`false` : Prisma.sql`split_part(r.number_key, '#', 1) LIKE ${containing(key)}`;
  return Prisma.sql`(r.number ILIKE ${containing(words)} OR ${isAlike})`;
}

/** Returns the id of a room and locks it, so that it is neither closed nor renumbered until the transaction ends. */
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

export type NamedRoom = Readonly<{
  id: number;
  number: string;
  /** True where guests cannot be checked in today. */
  isOutOfOrder: boolean;
}>;

/** The same for several numbers: maps each number that names a room of the hotel to that room. */
export async function findNamedRooms(
  tx: Pick<Tx, '$queryRaw'>,
  hotelId: number,
  numbers: readonly string[],
): Promise<Map<string, NamedRoom>> {
  if (numbers.length === 0) return new Map();
  const asked = [...new Set(numbers)];
  const room = roomKeyed(Prisma.sql`h.id`, Prisma.sql`asked.number`, Prisma.sql`asked.key`);
  const rows = await tx.$queryRaw<(NamedRoom & { asked: string })[]>`
    SELECT asked.number AS asked, r.id, r.number,
      COALESCE(r.out_of_order_until > (now() AT TIME ZONE h.time_zone)::date, false) AS "isOutOfOrder"
    FROM unnest(${asked}::text[], ${asked.map(roomKey)}::text[]) AS asked(number, key)
    JOIN hotel h ON h.id = ${hotelId}
    JOIN room r ON r.hotel_id = h.id AND r.id = ${room} AND r.closed_at IS NULL
    FOR SHARE OF r`;
  return new Map(rows.map(({ asked: number, ...named }) => [number, named]));
}
