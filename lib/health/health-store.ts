import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

/** Messages that people wrote; the notices of the system itself do not count. */
const WRITTEN = Prisma.sql`m.sender_type <> 'system'`;
/** The conversations of the last day, so that no older message is read. */
const LATELY = Prisma.sql`conversation c JOIN message m ON m.hotel_id = c.hotel_id AND m.conversation_id = c.id
  AND m.created_at > now() - interval '1 day' AND ${WRITTEN}`;

export async function countMessages(hotelId: number): Promise<{ last_hour: number; last_day: number }> {
  const [row] = await query<{ last_hour: number; last_day: number }>(Prisma.sql`
    SELECT count(*) FILTER (WHERE m.created_at > now() - interval '1 hour')::int AS last_hour,
           count(*)::int AS last_day
    FROM ${LATELY} WHERE c.hotel_id = ${hotelId} AND c.last_message_at > now() - interval '1 day'`);
  return { last_hour: row?.last_hour ?? 0, last_day: row?.last_day ?? 0 };
}

/** Counts the devices that were sent a push within a week, and those that Firebase reported as unregistered. */
export async function countDevices(hotelId: number): Promise<{ rung: number; gone: number }> {
  const [row] = await query<{ rung: number; gone: number }>(Prisma.sql`
    SELECT count(DISTINCT device_id) FILTER (WHERE state <> 'skipped')::int AS rung,
           count(DISTINCT device_id) FILTER (WHERE state = 'gone')::int AS gone
    FROM delivery WHERE hotel_id = ${hotelId} AND created_at > now() - interval '7 days'`);
  return { rung: row?.rung ?? 0, gone: row?.gone ?? 0 };
}

export type HotelFigures = {
  slug: string;
  last_hour: number;
  last_day: number;
  active: number;
  waiting: number;
  longest_wait: number;
};

/** The figures of every hotel, for the operator of the installation. */
export async function countByHotel(): Promise<HotelFigures[]> {
  return query<HotelFigures>(Prisma.sql`
    SELECT h.slug,
      count(m.id) FILTER (WHERE m.created_at > now() - interval '1 hour')::int AS last_hour,
      count(m.id)::int AS last_day,
      count(DISTINCT m.conversation_id)::int AS active,
      (SELECT count(*)::int FROM conversation w
        WHERE w.hotel_id = h.id AND w.status = 'open' AND w.waiting_since IS NOT NULL) AS waiting,
      (SELECT COALESCE(EXTRACT(EPOCH FROM now() - min(w.waiting_since)), 0)::float FROM conversation w
        WHERE w.hotel_id = h.id AND w.status = 'open') AS longest_wait
    FROM hotel h LEFT JOIN (${LATELY}) ON c.hotel_id = h.id AND c.last_message_at > now() - interval '1 day'
    GROUP BY h.id ORDER BY h.slug`);
}

/** Counts the pushes of the last hour by state, for all hotels together. */
export async function countPushes(): Promise<{ state: string; count: number }[]> {
  return query<{ state: string; count: number }>(Prisma.sql`
    SELECT state::text AS state, count(*)::int AS count FROM delivery
    WHERE created_at > now() - interval '1 hour' GROUP BY state ORDER BY state`);
}

/** Counts the pages that are open now. Each has one connection to Channels where realtime is configured. */
export async function countPages(): Promise<{ side: string; count: number }[]> {
  return query<{ side: string; count: number }>(Prisma.sql`
    SELECT CASE WHEN staff_id IS NULL THEN 'guest' ELSE 'staff' END AS side, count(*)::int AS count
    FROM presence WHERE seen_at > now() - interval '1 minute' GROUP BY 1 ORDER BY 1`);
}
