import type { Tx } from '@/lib/platform/db';

type RoomState = {
  isClosed: boolean;
  /** Null: it can be given to guests. */
  outOfOrderUntil: string | null;
  mayShare: boolean;
  /** The stay that is asked for is in it. */
  isIn: boolean;
  /** The code of another stay that is in it. */
  otherGuest: string | null;
};

/** For the rest of the transaction the room is neither closed nor taken out of order. */
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
 * The first place of a room that no stay in house has: always 0 where the hotel lets no stays share a room, so that the
 * index keeps a second one out whatever else fails.
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
