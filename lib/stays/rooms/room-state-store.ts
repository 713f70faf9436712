import type { Tx } from '@/lib/platform/db';

type RoomState = {
  isClosed: boolean;
  /** Null: the room can be given to guests. */
  outOfOrderUntil: string | null;
  mayShare: boolean;
  /** The stay of the request is in the room. */
  isIn: boolean;
  /** The code of another stay that is in the room. */
  otherGuest: string | null;
};

/** Locks the room: for the rest of the transaction it is neither closed nor marked out of order. */
export async function findRoomState(
  tx: Tx,
  { hotelId, roomId, code }: { hotelId: number; roomId: number; code: string },
): Promise<RoomState | null> {
  const rows = await tx.$queryRaw<RoomState[]>`
    SELECT r.closed_at IS NOT NULL AS "isClosed", h.rooms_are_shared AS "mayShare",
      CASE WHEN r.out_of_order_until > (now() AT TIME ZONE h.time_zone)::date
        THEN r.out_of_order_until::text END AS "outOfOrderUntil",
      EXISTS (SELECT 1 FROM booking b WHERE b.hotel_id = r.hotel_id AND b.room_id = r.id AND b.status = 'in_house'
        AND b.code = ${code}) AS "isIn",
      (SELECT b.code FROM booking b WHERE b.hotel_id = r.hotel_id AND b.room_id = r.id AND b.status = 'in_house'
        AND b.code <> ${code} ORDER BY b.checked_in_at, b.id LIMIT 1) AS "otherGuest"
    FROM room r JOIN hotel h ON h.id = r.hotel_id
    WHERE r.hotel_id = ${hotelId} AND r.id = ${roomId} FOR SHARE OF r`;
  return rows[0] ?? null;
}

/**
 * Returns the first place of a room that no stay in house has. It is always 0 when the hotel's stays may not share
 * rooms. Then the unique index refuses a second stay even if every other check fails.
 */
export async function findFreePlace(
  tx: Tx,
  hotelId: number,
  { stayId, roomId }: { stayId: number; roomId: number },
): Promise<number> {
  const [row] = await tx.$queryRaw<{ place: number }[]>`
    WITH taken AS (
      SELECT b.room_share AS place FROM booking b JOIN hotel h ON h.id = b.hotel_id AND h.rooms_are_shared
      WHERE b.hotel_id = ${hotelId} AND b.room_id = ${roomId} AND b.status = 'in_house' AND b.id <> ${stayId}
    )
    SELECT min(place)::int AS place FROM generate_series(0, (SELECT count(*)::int FROM taken)) place
    WHERE place NOT IN (SELECT place FROM taken)`;
  return row?.place ?? 0;
}
