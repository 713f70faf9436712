import { OVER_STATUSES } from '@/lib/contract/booking-status';
import type { ErasureFailure } from '@/lib/contract/health';
import { Prisma } from '@/lib/generated/prisma/client';
import { db, query, type Tx } from '@/lib/platform/db';

export type DueStay = { hotelId: number; id: number; code: string };

/** The values are inlined, not bound as parameters, so that PostgreSQL can use the index `booking_to_erase`. */
const IS_OVER = Prisma.raw(`b.status IN (${OVER_STATUSES.map((status) => `'${status}'`).join(', ')})`);
/** The step that ended the stay; the planned departure when no step was recorded. */
const OVER_SINCE = Prisma.sql`COALESCE(b.ended_at, (b.check_out + 1)::timestamp AT TIME ZONE 'UTC')`;
const MAY_BE_ERASED = Prisma.sql`b.erased_at IS NULL AND ${IS_OVER}`;

/**
 * Lists what is due in every hotel with a retention time: first one stay of each hotel, then a second one of each, and
 * so on. Within a hotel the stay that ended first comes first; stays whose erasure failed before come last. Stays in
 * `passedOver` are left out.
 */
export async function listDueStays(limit: number, passedOver: readonly number[]): Promise<DueStay[]> {
  return query<DueStay>(Prisma.sql`
    SELECT due.hotel_id AS "hotelId", due.id, due.code
    FROM hotel h CROSS JOIN LATERAL (
      SELECT b.hotel_id, b.id, b.code, ${OVER_SINCE} AS over_since,
        row_number() OVER (ORDER BY f.booking_id IS NOT NULL, ${OVER_SINCE}, b.id) AS turn
      FROM booking b LEFT JOIN erasure_failure f ON f.hotel_id = b.hotel_id AND f.booking_id = b.id
      WHERE b.hotel_id = h.id AND ${MAY_BE_ERASED}
        AND ${OVER_SINCE} < now() - make_interval(days => h.retention_days)
        AND (f.retry_at IS NULL OR f.retry_at <= now()) AND b.id <> ALL (${[...passedOver]}::int[])
      ORDER BY turn LIMIT ${limit}
    ) due
    WHERE h.retention_days IS NOT NULL
    ORDER BY due.turn, due.over_since LIMIT ${limit}`);
}

/** The first retry comes after five minutes. Each later one waits twice as long, at most a day. */
const RETRY_AFTER = Prisma.sql`LEAST(interval '1 day', interval '5 minutes' * power(2, f.attempts))`;

/** Returns how often the erasure of this stay has failed so far. */
export async function saveErasureFailure(
  tx: Tx,
  { hotelId, id }: DueStay,
  reason: ErasureFailure,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ attempts: number }[]>`
    INSERT INTO erasure_failure AS f (hotel_id, booking_id, reason, retry_at)
    VALUES (${hotelId}, ${id}, ${reason}, now() + interval '5 minutes')
    ON CONFLICT (hotel_id, booking_id) DO UPDATE SET attempts = f.attempts + 1, reason = EXCLUDED.reason,
      failed_at = now(), retry_at = now() + ${RETRY_AFTER}
    RETURNING attempts`;
  return row?.attempts ?? 1;
}

export type FailedErasure = {
  code: string;
  reason: ErasureFailure;
  attempts: number;
  failed_at: Date;
  retry_at: Date;
};

/** The stay that has failed for longest comes first. A stay that was reopened is no longer due, so it is not listed. */
export async function listErasureFailures(
  hotelId: number,
  limit: number,
): Promise<{ total: number; stays: FailedErasure[] }> {
  const rows = await db().$queryRaw<(FailedErasure & { total: number })[]>`
    SELECT b.code, f.reason, f.attempts, f.failed_at, f.retry_at, count(*) OVER ()::int AS total
    FROM erasure_failure f JOIN booking b ON b.hotel_id = f.hotel_id AND b.id = f.booking_id
    WHERE f.hotel_id = ${hotelId} AND ${MAY_BE_ERASED}
    ORDER BY f.first_failed_at, b.id LIMIT ${limit}`;
  return { total: rows[0]?.total ?? 0, stays: rows.map(({ total: _, ...stay }) => stay) };
}

/** Counts the failures of every hotel, for the operator of the installation. */
export async function countErasureFailures(): Promise<{ slug: string; count: number }[]> {
  return query<{ slug: string; count: number }>(Prisma.sql`
    SELECT h.slug, count(b.id)::int AS count FROM hotel h
    LEFT JOIN erasure_failure f ON f.hotel_id = h.id
    LEFT JOIN booking b ON b.hotel_id = f.hotel_id AND b.id = f.booking_id AND ${MAY_BE_ERASED}
    GROUP BY h.id ORDER BY h.slug`);
}
