import type { RoomsDto } from '@/lib/contract/hotel-rooms';
import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';

type Row = RoomsDto['rooms'][number] & { is_closed: boolean; may_share: boolean };

const NAME = Prisma.sql`btrim(b.guest_first_name || ' ' || b.guest_last_name)`;
/** The hotel's own day, not that of the server. */
const TODAY = Prisma.sql`(now() AT TIME ZONE h.time_zone)::date`;

/**
 * Lists rooms in natural order: 9 before 10, 10 before 10a. Runs one statement, however many rooms and guests there
 * are.
 */
export async function listRoomRows(hotelId: number): Promise<RoomsDto> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT r.id, r.number AS room_number, r.closed_at IS NOT NULL AS is_closed, h.rooms_are_shared AS may_share,
      CASE WHEN r.out_of_order_until > ${TODAY} THEN r.out_of_order_until::text END AS out_of_order_until,
      string_agg(${NAME}, ', ' ORDER BY b.checked_in_at, b.id) FILTER (WHERE b.status = 'in_house') AS taken_by,
      COALESCE(jsonb_agg(jsonb_build_object('booking_id', b.code, 'guest_name', ${NAME}) ORDER BY b.checked_in_at, b.id)
        FILTER (WHERE b.status = 'in_house'), '[]') AS guests,
      COALESCE(jsonb_agg(
        jsonb_build_object('booking_id', b.code, 'guest_name', ${NAME}, 'check_in', b.check_in) ORDER BY b.check_in, b.id)
        FILTER (WHERE b.status IN ('pending', 'confirmed')), '[]') AS expected
    FROM room r JOIN hotel h ON h.id = r.hotel_id
    LEFT JOIN booking b ON b.hotel_id = r.hotel_id AND b.room_id = r.id
      AND b.status IN ('in_house', 'pending', 'confirmed')
    WHERE r.hotel_id = ${hotelId}
    GROUP BY r.id, h.id ORDER BY substring(r.number from '^\\d+')::numeric NULLS LAST, r.number`;
  return {
    rooms: rows.filter(({ is_closed }) => !is_closed),
    closed: rows.filter(({ is_closed }) => is_closed),
    may_share: rows[0]?.may_share ?? false,
  };
}
