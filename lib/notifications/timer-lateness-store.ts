import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

const MOST_MS = 2_147_483_647;
/** Upper edges. Up to five seconds is on time; the last bucket takes everything later. */
const BUCKETS_MS = [
  1_000,
  2_000,
  5_000,
  10_000,
  30_000,
  60_000,
  120_000,
  300_000,
  900_000,
  3_600_000,
  MOST_MS,
] as const;
const KEPT_DAYS = 31;

/** Runs after the timers have done their work: a process that dies in between leaves them done and uncounted. */
export async function recordLateness(late: readonly number[]): Promise<void> {
  if (late.length === 0) return;
  await query(Prisma.sql`
    INSERT INTO timer_lateness AS t (day, bucket_ms, timers, worst_ms)
    SELECT (now() AT TIME ZONE 'UTC')::date, b.edge, count(*), LEAST(max(l.ms), ${MOST_MS})
    FROM unnest(${late.map(Math.round)}::bigint[]) l (ms)
    CROSS JOIN LATERAL (
      SELECT min(edge) AS edge FROM unnest(${[...BUCKETS_MS]}::int[]) edge WHERE edge >= LEAST(l.ms, ${MOST_MS})
    ) b
    GROUP BY b.edge ORDER BY b.edge
    ON CONFLICT (day, bucket_ms) DO UPDATE
      SET timers = t.timers + EXCLUDED.timers, worst_ms = GREATEST(t.worst_ms, EXCLUDED.worst_ms)`);
}

export type LateDay = { day: string; timers: number; medianMs: number; worstMs: number };

/** The latest day first. A median is the upper edge of its bucket, and never more than the maximum. */
export async function findLateness(days: number): Promise<LateDay[]> {
  type Row = { day: string; timers: number; median_ms: number; worst_ms: number };
  const rows = await query<Row>(Prisma.sql`
    WITH counted AS (
      SELECT day, bucket_ms, worst_ms, timers,
        sum(timers) OVER (PARTITION BY day ORDER BY bucket_ms) AS so_far,
        sum(timers) OVER (PARTITION BY day) AS total
      FROM timer_lateness WHERE day > (now() AT TIME ZONE 'UTC')::date - ${days}::int
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(timers)::int AS timers, max(worst_ms) AS worst_ms,
      LEAST(min(bucket_ms) FILTER (WHERE so_far * 2 >= total), max(worst_ms)) AS median_ms
    FROM counted GROUP BY day ORDER BY day DESC`);
  return rows.map(({ day, timers, median_ms: medianMs, worst_ms: worstMs }) => ({
    ...{ day, timers, medianMs, worstMs },
  }));
}

export async function sweepLateness(): Promise<void> {
  await query(Prisma.sql`
    DELETE FROM timer_lateness WHERE day <= (now() AT TIME ZONE 'UTC')::date - ${KEPT_DAYS}::int`);
}
