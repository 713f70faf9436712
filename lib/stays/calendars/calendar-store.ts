import {
  CALENDAR_ERRORS,
  CALENDAR_MINUTES,
  type CalendarFeedDto,
  MOST_NAMED,
  refusedEventsSchema,
} from '@/lib/contract/calendar-feeds';
import { Prisma } from '@/lib/generated/prisma/client';
import { HOTEL_COLUMNS } from '@/lib/hotel/hotel-store';
import type { CalendarFeed } from '@/lib/hotel/principals';
import { db, query, type Tx } from '@/lib/platform/db';
import { listMissing, type MissingStay } from './calendar-stays-store';

const HINT_CHARS = 4;
const COLUMNS = {
  ...{ id: true, name: true, url: true, createdAt: true, readAt: true, triedAt: true, error: true },
  ...{ status: true, stayCount: true, leftOutCount: true, refusedCount: true, refused: true, missing: true },
  room: { select: { number: true } },
  createdBy: { select: { firstName: true, lastName: true } },
} as const;

/** Lists all calendars of a hotel, or the one with this id. */
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

/**
 * When two managers add or change calendars at once, the second one waits here and then sees what the first one
 * changed.
 */
export async function lockCalendars(tx: Tx, hotelId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM hotel WHERE id = ${hotelId} FOR NO KEY UPDATE`;
}

export async function countCalendars(tx: Tx, hotelId: number): Promise<number> {
  return tx.calendarFeed.count({ where: { hotelId } });
}

/** Whether a calendar other than `exceptId` has this address. */
export async function hasCalendar(tx: Tx, hotelId: number, url: string, exceptId?: number): Promise<boolean> {
  const others = exceptId === undefined ? {} : { id: { not: exceptId } };
  return (await tx.calendarFeed.count({ where: { hotelId, url, ...others } })) > 0;
}

export async function appendCalendar(
  tx: Tx,
  data: { hotelId: number; createdById: number; name: string; url: string; roomId: number | null },
): Promise<number> {
  const { id } = await tx.calendarFeed.create({ data, select: { id: true } });
  return id;
}

export type CalendarFields = Readonly<{ name: string; url: string; roomId: number | null }>;

export async function findCalendarFields(
  tx: Tx,
  hotelId: number,
  id: number,
): Promise<CalendarFields | null> {
  return tx.calendarFeed.findFirst({
    where: { hotelId, id },
    select: { name: true, url: true, roomId: true },
  });
}

/**
 * The calendar stays the same source, so that its stays are not created a second time. With `isReadAnew`, the next run
 * reads it in full.
 */
export async function updateCalendar(
  tx: Tx,
  { hotelId, id, isReadAnew }: { hotelId: number; id: number; isReadAnew: boolean },
  fields: CalendarFields,
): Promise<void> {
  const anew = isReadAnew ? { etag: null, lastModified: null, nextReadAt: new Date() } : {};
  await tx.calendarFeed.updateMany({ where: { hotelId, id }, data: { ...fields, ...anew } });
}

/** The stays of the calendar remain. Returns the host of its address, or null when there was no such calendar. */
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
  roomId: number | null;
  roomNumber: string | null;
};

/**
 * A reading takes less than two minutes. When the process that reads has died, another one reads the calendar after
 * this time.
 */
const LEASE = Prisma.sql`interval '3 minutes'`;
/**
 * The calendars of all hotels are due at the same moments, so that a sleeping process or database is woken only once.
 */
const NEXT_TIME = Prisma.sql`
  to_timestamp((floor(EXTRACT(EPOCH FROM now()) / ${CALENDAR_MINUTES * 60}::float) + 1) * ${CALENDAR_MINUTES * 60}::float)`;
const IS_FREE = Prisma.sql`(reading_until IS NULL OR reading_until <= now())`;

/** Claims the calendar that has been due for longest, for this process alone. Null when none is due. */
export async function claimDueCalendar(): Promise<ClaimedCalendar | null> {
  return claim(Prisma.sql`
    id = (SELECT id FROM calendar_feed WHERE next_read_at <= now() AND ${IS_FREE}
      ORDER BY next_read_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)`);
}

/** Claims this calendar now. Null when another process reads it, or when the hotel has no calendar of this id. */
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
      ...{ name: true, url: true, etag: true, lastModified: true, roomId: true },
      room: { select: { number: true } },
      hotel: { select: HOTEL_COLUMNS },
    },
  });
  const feed = { kind: 'calendar_feed', id, name, hotel } as const;
  return { feed, ...rest, roomNumber: room?.number ?? null };
}

/** When the next calendar is to be read; now, when one is due. Null when no hotel follows a calendar. */
export async function findNextReading(): Promise<{ at: Date; inMs: number } | null> {
  const [row] = await query<{ at: Date | null; in_ms: number }>(Prisma.sql`
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
