import { z } from 'zod';
import { daySchema } from '@/lib/contract/calendar';
import type { BookingStatus } from '@/lib/contract/hotel';
import { smallIdSchema } from '@/lib/contract/ids';
import { LIMITS } from '@/lib/contract/limits';
import type { StayDto, StayGroupDto, StayQuery, StayView } from '@/lib/contract/stays';
import { Prisma } from '@/lib/generated/prisma/client';
import { staysMatching } from '@/lib/hotel/stay-search-store';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import { db } from '@/lib/platform/db';
import { groupOf } from './stay-group-store';

type Row = {
  id: number;
  code: string;
  external_id: string | null;
  status: BookingStatus;
  room_number: string | null;
  guest_first_name: string;
  guest_last_name: string;
  guest_email: string | null;
  guest_phone: string | null;
  guest_locale: string;
  check_in: string;
  check_out: string;
  checked_in_at: Date | null;
  ended_at: Date | null;
  conversation_id: bigint | null;
  notes: string;
  erased_at: Date | null;
  group: StayGroupDto | null;
  merged_into: string | null;
};

const COLUMNS = Prisma.sql`
  b.id, b.code, b.external_id, b.status::text AS status, r.number AS room_number, b.guest_first_name, b.guest_last_name,
  b.guest_email, b.guest_phone, b.guest_locale, b.check_in::text AS check_in, b.check_out::text AS check_out, b.checked_in_at,
  b.ended_at, c.id AS conversation_id, b.notes, b.erased_at, g."group",
  (SELECT m.code FROM booking m WHERE m.hotel_id = b.hotel_id AND m.id = b.merged_into_id) AS merged_into`;
const TABLES = Prisma.sql`
  booking b
  LEFT JOIN room r ON r.hotel_id = b.hotel_id AND r.id = b.room_id
  LEFT JOIN conversation c ON c.hotel_id = b.hotel_id AND c.booking_id = b.id
  LEFT JOIN LATERAL (${groupOf(Prisma.sql`b`)}) g ON true`;

/** The hotel's own day, not that of the server. */
const TODAY = Prisma.sql`(SELECT (now() AT TIME ZONE h.time_zone)::date FROM hotel h WHERE h.id = b.hotel_id)`;
const VIEWS: Record<StayView, Prisma.Sql> = {
  arrivals: Prisma.sql`b.status IN ('pending', 'confirmed') AND b.check_in <= ${TODAY}`,
  in_house: Prisma.sql`b.status = 'in_house'`,
  departures: Prisma.sql`b.status = 'in_house' AND b.check_out <= ${TODAY}`,
  all: Prisma.sql`true`,
};

const placeSchema = z.tuple([daySchema, smallIdSchema]);

/** Newest arrival first; the id breaks ties. */
export async function listStayRows(
  hotelId: number,
  { view, q, cursor, external_id: externalId }: StayQuery & { external_id?: string | undefined },
): Promise<{ stays: StayDto[]; nextCursor: string | null }> {
  const limit = LIMITS.pageSize;
  const place = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  // A query by external id finds stays of every status.
  const seen = VIEWS[view ?? (externalId === undefined ? 'in_house' : 'all')];
  const conditions = [Prisma.sql`b.hotel_id = ${hotelId}`, seen];
  if (externalId !== undefined) conditions.push(Prisma.sql`b.external_id = ${externalId}`);
  if (q) conditions.push(Prisma.sql`b.id = ANY(${staysMatching(hotelId, q)})`);
  if (place) conditions.push(Prisma.sql`(b.check_in, b.id) < (${place[0]}::date, ${place[1]})`);
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM ${TABLES} WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY b.check_in DESC, b.id DESC LIMIT ${limit + 1}`;
  const last = rows[limit - 1];
  const hasMore = rows.length > limit && last !== undefined;
  return {
    stays: rows.slice(0, limit).map(toStay),
    nextCursor: hasMore ? encodeCursor([last.check_in, last.id]) : null,
  };
}

export async function findStay(hotelId: number, code: string): Promise<StayDto | null> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM ${TABLES} WHERE b.hotel_id = ${hotelId} AND b.code = ${code}`;
  return rows[0] ? toStay(rows[0]) : null;
}

/** Returns the id and status that a change of the booking needs, without its details. */
export async function findBooking(
  hotelId: number,
  code: string,
): Promise<{ id: number; status: BookingStatus } | null> {
  return db().booking.findUnique({
    where: { hotelId_code: { hotelId, code } },
    select: { id: true, status: true },
  });
}

function toStay(row: Row): StayDto {
  return {
    booking_id: row.code,
    external_id: row.external_id,
    group: row.group,
    status: row.status,
    room_number: row.room_number,
    guest_first_name: row.guest_first_name,
    guest_last_name: row.guest_last_name,
    guest_email: row.guest_email,
    guest_phone: row.guest_phone,
    guest_locale: row.guest_locale,
    check_in: row.check_in,
    check_out: row.check_out,
    checked_in_at: row.checked_in_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
    conversation_id: row.conversation_id === null ? null : Number(row.conversation_id),
    notes: row.notes,
    erased_at: row.erased_at?.toISOString() ?? null,
    merged_into: row.merged_into,
  };
}
