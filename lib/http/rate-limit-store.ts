import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

export type Counter = { key: string; seconds: number };
export type Counted = { key: string; count: number; msLeft: number };

const MOMENT = Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

/**
 * Counts one event under each key, all in one statement. A window begins with its first event, and its length is the
 * one requested at that event. The rows are locked in the order of their keys, so that two callers with the same keys
 * cannot deadlock. The clock is the database's, because the clocks of app servers differ.
 */
export async function countOne(counters: readonly Counter[]): Promise<Counted[]> {
  const keys = counters.map(({ key }) => key);
  const lengths = counters.map(({ seconds }) => seconds * 1000);
  const rows = await query<{ key: string; points: number; ms_left: number }>(Prisma.sql`
    INSERT INTO rate_limit AS had (key, points, expire)
    SELECT k.key, 1, ${MOMENT} + k.length
    FROM unnest(${keys}::text[], ${lengths}::bigint[]) AS k (key, length) ORDER BY k.key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN had.expire <= ${MOMENT} THEN 1 ELSE had.points + 1 END,
      expire = CASE WHEN had.expire <= ${MOMENT} THEN EXCLUDED.expire ELSE had.expire END
    RETURNING key, points, GREATEST(expire - ${MOMENT}, 0)::int AS ms_left`);
  return rows.map(({ key, points, ms_left }) => ({ key, count: points, msLeft: ms_left }));
}

export async function uncountOne(key: string): Promise<void> {
  await query(Prisma.sql`UPDATE rate_limit SET points = GREATEST(points - 1, 0) WHERE key = ${key}`);
}

export async function clearCount(key: string): Promise<void> {
  await query(Prisma.sql`DELETE FROM rate_limit WHERE key = ${key}`);
}

/** Deletes the windows that ended. This only limits the size of the table. */
export async function sweepCounts(): Promise<void> {
  await query(Prisma.sql`DELETE FROM rate_limit WHERE expire < ${MOMENT}`);
}
