import { Prisma } from '@/lib/generated/prisma/client';
import type { CalendarFeed } from '@/lib/hotel/principals';
import { query } from '@/lib/platform/db';
import { calendarSource, type Said, saidSchema } from '../pms/said';

/** The values that this calendar sent last for the stays that these numbers name now, by number. */
export async function listSaid(
  { id, hotel }: CalendarFeed,
  numbers: readonly string[],
): Promise<Map<string, Said>> {
  const rows = await query<{ number: string; said: unknown }>(Prisma.sql`
    SELECT b.external_id AS number, s.said FROM stay_source s
    JOIN booking b ON b.hotel_id = s.hotel_id AND b.id = s.booking_id
    WHERE s.hotel_id = ${hotel.id} AND s.source = ${calendarSource(id)} AND NOT b.id_is_passed_on
      AND b.external_id = ANY(${[...numbers]}::text[])`);
  return new Map(rows.map(({ number, said }) => [number, saidSchema.parse(said)]));
}

/** Returns those of these numbers that another calendar of the hotel has named. */
export async function listNumbersOfOthers(
  { id, hotel }: CalendarFeed,
  numbers: readonly string[],
): Promise<Set<string>> {
  const rows = await query<{ number: string }>(Prisma.sql`
    SELECT b.external_id AS number FROM calendar_feed f
    JOIN stay_source s ON s.hotel_id = f.hotel_id AND s.source = ${calendarSourceOf('f.id')}
    JOIN booking b ON b.hotel_id = s.hotel_id AND b.id = s.booking_id
    WHERE f.hotel_id = ${hotel.id} AND f.id <> ${id} AND NOT b.id_is_passed_on
      AND b.external_id = ANY(${[...numbers]}::text[])`);
  return new Set(rows.map(({ number }) => number));
}

const calendarSourceOf = (column: 'f.id') => Prisma.raw(`'feed:' || ${column}`);

const MAY_BE_MISSING = Prisma.sql`
  NOT b.id_is_passed_on AND b.erased_at IS NULL AND b.status IN ('pending', 'confirmed', 'in_house')
  AND b.check_out >= (SELECT (now() AT TIME ZONE h.time_zone)::date FROM hotel h WHERE h.id = b.hotel_id)`;

/**
 * Returns the ids of the stays that this calendar named before, that are not over, and that are not among these
 * numbers.
 */
export async function listGone({ id, hotel }: CalendarFeed, numbers: readonly string[]): Promise<number[]> {
  const rows = await query<{ id: number }>(Prisma.sql`
    SELECT b.id FROM stay_source s JOIN booking b ON b.hotel_id = s.hotel_id AND b.id = s.booking_id
    WHERE s.hotel_id = ${hotel.id} AND s.source = ${calendarSource(id)} AND ${MAY_BE_MISSING}
      AND b.external_id <> ALL(${[...numbers]}::text[])
    ORDER BY b.check_in, b.id`);
  return rows.map((row) => row.id);
}

export type MissingStay = { booking_id: string; guest_name: string; check_in: string; check_out: string };

/** Returns those of these stays that the front desk has not ended since. */
export async function listMissing(
  hotelId: number,
  ids: readonly number[],
): Promise<Map<number, MissingStay>> {
  if (ids.length === 0) return new Map();
  const rows = await query<MissingStay & { id: number }>(Prisma.sql`
    SELECT b.id, b.code AS booking_id, btrim(b.guest_first_name || ' ' || b.guest_last_name) AS guest_name,
      b.check_in::text AS check_in, b.check_out::text AS check_out
    FROM booking b WHERE b.hotel_id = ${hotelId} AND b.id = ANY(${[...ids]}::int[]) AND ${MAY_BE_MISSING}`);
  return new Map(rows.map(({ id, ...stay }) => [id, stay]));
}
