import { MOST_IN_GROUP_NAMED } from '@/lib/contract/stays';
import { Prisma } from '@/lib/generated/prisma/client';

/**
 * Selects the group of the booking with this alias, in one row or none. A stay whose number was passed on to a later
 * guest is in no group.
 */
export const groupOf = (booking: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT jsonb_build_object(
    'count', count(*) + 1,
    'others', COALESCE(jsonb_agg(
      jsonb_build_object('booking_id', o.code, 'status', o.status, 'room_number', o.room_number) ORDER BY o.place
    ) FILTER (WHERE o.place <= ${MOST_IN_GROUP_NAMED}), '[]')
  ) AS "group"
  FROM (
    SELECT other.code, other.status, room.number AS room_number, row_number() OVER (
      ORDER BY substring(room.number from '^\\d+')::numeric NULLS LAST, room.number, other.id) AS place
    FROM booking other
    LEFT JOIN room ON room.hotel_id = other.hotel_id AND room.id = other.room_id
    WHERE other.hotel_id = ${booking}.hotel_id AND other.external_id = ${booking}.external_id
      AND other.id <> ${booking}.id AND NOT other.id_is_passed_on AND NOT ${booking}.id_is_passed_on
  ) o HAVING count(*) > 0`;
