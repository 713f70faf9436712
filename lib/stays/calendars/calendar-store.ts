import {
  CALENDAR_ERRORS,
  CALENDAR_MINUTES,
  type CalendarError,
  type CalendarFeedDto,
  MOST_NAMED,
  type RefusedEvent,
  refusedEventsSchema,
} from '@/lib/contract/calendar-feeds';
import { Prisma } from '@/lib/generated/prisma/client';
import { HOTEL_COLUMNS } from '@/lib/hotel/hotel-store';
import type { CalendarFeed } from '@/lib/hotel/who';
import { ask, db, type Tx } from '@/lib/platform/db';
import { listMissing, type MissingStay } from './calendar-stays-store';

const HINT_CHARS = 4;
const COLUMNS = {
  ...{ id: true, name: true, url: true, createdAt: true, readAt: true, triedAt: true, error: true },
  ...{ status: true, stayCount: true, leftOutCount: true, refusedCount: true, refused: true, missing: true },
  room: { select: { number: true } },
  createdBy: { select: { firstName: true, lastName: true } },
} as const;

/** Those of a hotel, or one of them. */
export async function listCalendars(hotelId: number, id?: number): Promise<CalendarFeedDto[]> {
  const rows = await db().calendarFeed.findMany({
    where: { hotelId, ...(id === undefined ? {} : { id }) },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
  const missing = await listMissing(
    hotelId,
    rows.flatMap((row) => row.missing),
  );
  return rows.map((row) => toCalendar(row, missing));
}

/** Of two managers who add the last one at once, the second waits here and finds it added. */
export async function countCalendarsForAdding(tx: Tx, hotelId: number): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM hotel WHERE id = ${hotelId} FOR NO KEY UPDATE`;
  return tx.calendarFeed.count({ where: { hotelId } });
}

export async function hasCalendar(tx: Tx, hotelId: number, url: string): Promise<boolean> {
  return (await tx.calendarFeed.count({ where: { hotelId, url } })) > 0;
}

export async function appendCalendar(
  tx: Tx,
  data: { hotelId: number; createdById: number; name: string; url: string; roomId: number | null },
): Promise<number> {
  const { id } = await tx.calendarFeed.create({ data, select: { id: true } });
  return id;
}

/** Its stays remain. Answers the host of its address, or null where there was none. */
export async function deleteCalendar(tx: Tx, hotelId: number, id: number): Promise<string | null> {
  const row = await tx.calendarFeed.findFirst({ where: { hotelId, id }, select: { url: true } });
  const { count } = await tx.calendarFeed.deleteMany({ where: { hotelId, id } });
  return row && count === 1 ? new URL(row.url).host : null;
}

export type ClaimedCalendar = {
  feed: CalendarFeed;
  url: string;
  etag: string | null;
  lastModified: string | null;
  roomNumber: string | null;
};

/** A reading takes less than two minutes. One of a process that died is done again after this. */
const LEASE = Prisma.sql`interval '3 minutes'`;
/** All hotels' calendars are due at the same moments, so that whatever has to be woken is woken once. */
const NEXT_TIME = Prisma.sql`
  to_timestamp((floor(EXTRACT(EPOCH FROM now()) / ${CALENDAR_MINUTES * 60}::float) + 1) * ${CALENDAR_MINUTES * 60}::float)`;
const IS_FREE = Prisma.sql`(reading_until IS NULL OR reading_until <= now())`;

/** The calendar that is due for longest, for this process alone. Null where none is. */
export async function claimDueCalendar(): Promise<ClaimedCalendar | null> {
  return claim(Prisma.sql`
    id = (SELECT id FROM calendar_feed WHERE next_read_at <= now() AND ${IS_FREE}
      ORDER BY next_read_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)`);
}

/** This one now. Null where another process reads it, or the hotel has none of this number. */
export async function claimCalendar(tx: Tx, hotelId: number, id: number): Promise<ClaimedCalendar | null> {
  return claim(Prisma.sql`hotel_id = ${hotelId} AND id = ${id} AND ${IS_FREE}`, tx);
}

async function claim(which: Prisma.Sql, tx: Pick<Tx, '$queryRaw' | 'calendarFeed'> = db()) {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    UPDATE calendar_feed SET reading_until = now() + ${LEASE}, next_read_at = ${NEXT_TIME}
    WHERE ${which} RETURNING id`;
  return row ? findClaimed(row.id, tx) : null;
}

async function findClaimed(id: number, tx: Pick<Tx, 'calendarFeed'>): Promise<ClaimedCalendar> {
  const { hotel, name, room, ...rest } = await tx.calendarFeed.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ name: true, url: true, etag: true, lastModified: true },
      room: { select: { number: true } },
      hotel: { select: HOTEL_COLUMNS },
    },
  });
  const feed = { kind: 'calendar_feed', id, name, hotel } as const;
  return { feed, ...rest, roomNumber: room?.number ?? null };
}

export type Reading = {
  etag: string | null;
  lastModified: string | null;
  stayCount: number;
  leftOutCount: number;
  refused: readonly RefusedEvent[];
  missing: readonly number[];
};

/** What a reading has found. Null: nothing has changed since the last one. */
export async function saveReading({ id, hotel }: CalendarFeed, reading: Reading | null): Promise<void> {
  const at = new Date();
  const found = reading && {
    ...reading,
    refused: reading.refused.slice(0, MOST_NAMED),
    refusedCount: reading.refused.length,
    missing: [...reading.missing],
  };
  await db().calendarFeed.updateMany({
    where: { hotelId: hotel.id, id },
    data: { ...found, readAt: at, triedAt: at, error: null, status: null, readingUntil: null },
  });
}

/** What was found before stays as it is. */
export async function saveFailure(
  { id, hotel }: CalendarFeed,
  { error, status }: { error: CalendarError; status: number | null },
): Promise<void> {
  const data = { triedAt: new Date(), error, status, readingUntil: null };
  await db().calendarFeed.updateMany({ where: { hotelId: hotel.id, id }, data });
}

/** When the next calendar is to be read: now, if one is due. Null: no hotel follows one. */
export async function findNextReading(): Promise<{ at: Date; inMs: number } | null> {
  const [row] = await ask<{ at: Date | null; in_ms: number }>(Prisma.sql`
    SELECT at, (EXTRACT(EPOCH FROM at - now()) * 1000)::float AS in_ms
    FROM (SELECT GREATEST(now(), min(next_read_at)) AS at FROM calendar_feed HAVING count(*) > 0) next`);
  return row?.at ? { at: row.at, inMs: row.in_ms } : null;
}

type Row = Prisma.CalendarFeedGetPayload<{ select: typeof COLUMNS }>;

function toCalendar(row: Row, missing: ReadonlyMap<number, MissingStay>): CalendarFeedDto {
  const { host } = new URL(row.url);
  return {
    id: row.id,
    name: row.name,
    host,
    hint: row.url.slice(-HINT_CHARS),
    room_number: row.room?.number ?? null,
    made_by: `${row.createdBy.firstName} ${row.createdBy.lastName}`.trim(),
    created_at: row.createdAt.toISOString(),
    read_at: row.readAt?.toISOString() ?? null,
    tried_at: row.triedAt?.toISOString() ?? null,
    error: CALENDAR_ERRORS.find((word) => word === row.error) ?? (row.error === null ? null : 'failed'),
    status: row.status,
    stay_count: row.stayCount,
    left_out_count: row.leftOutCount,
    refused_count: row.refusedCount,
    refused: refusedEventsSchema.parse(row.refused),
    missing: row.missing.flatMap((id) => missing.get(id) ?? []).slice(0, MOST_NAMED),
  };
}
