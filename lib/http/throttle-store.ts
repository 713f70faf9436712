import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

/**
 * `freeTries` attempts are free. Each further attempt waits twice as long as the one before, up to
 * `longestWaitSeconds`.
 */
export type Throttle = { freeTries: number; longestWaitSeconds: number; rememberedSeconds: number };
export type Try = { key: string; throttle: Throttle };

const NOW = Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;
/**
 * The end of a row's lock. `expire` is the last attempt plus `rememberedSeconds`, so the time of the last attempt is
 * derived from it.
 */
const lockEnd = (points: Prisma.Sql, expire: Prisma.Sql, { throttle }: Try) => Prisma.sql`
  (CASE WHEN ${points} < ${throttle.freeTries} THEN 0 ELSE ${expire} - ${throttle.rememberedSeconds * 1000}
    + 1000 * LEAST(${throttle.longestWaitSeconds}, 2 ^ LEAST(${points} - ${throttle.freeTries}, 20)) END)::bigint`;

/**
 * Counts an attempt unless the key is locked, in one statement: of concurrent attempts only the free ones are counted.
 * An attempt during a lock changes nothing, so the lock ends although the attempts continue. Returns whether the
 * attempt was counted.
 */
export async function countTry(attempt: Try): Promise<boolean> {
  const { key, throttle } = attempt;
  const rows = await query(Prisma.sql`
    INSERT INTO rate_limit AS had (key, points, expire)
    VALUES (${key}, 1, ${NOW} + ${throttle.rememberedSeconds * 1000})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN had.expire <= ${NOW} THEN 1 ELSE had.points + 1 END, expire = EXCLUDED.expire
    WHERE ${lockEnd(Prisma.sql`had.points`, Prisma.sql`had.expire`, attempt)} <= ${NOW}
    RETURNING had.key`);
  return rows.length === 1;
}

/** Returns how long each key is still locked, in milliseconds, in the order of the attempts. Counts nothing. */
export async function readLocks(attempts: readonly Try[]): Promise<number[]> {
  const left = attempts.map(
    (attempt) => Prisma.sql`COALESCE((
      SELECT GREATEST(0, ${lockEnd(Prisma.sql`points`, Prisma.sql`expire`, attempt)} - ${NOW})::int
      FROM rate_limit WHERE key = ${attempt.key}), 0)`,
  );
  const [row] = await query<{ left: number[] }>(
    Prisma.sql`SELECT ARRAY[${Prisma.join(left)}]::int[] AS left`,
  );
  return row?.left ?? [];
}

/** Remembers for this many seconds that an event happened. */
export async function remember(key: string, seconds: number): Promise<void> {
  await query(Prisma.sql`
    INSERT INTO rate_limit (key, points, expire) VALUES (${key}, 1, ${NOW} + ${seconds * 1000})
    ON CONFLICT (key) DO UPDATE SET expire = EXCLUDED.expire`);
}

export async function isRemembered(key: string): Promise<boolean> {
  const rows = await query(Prisma.sql`SELECT 1 FROM rate_limit WHERE key = ${key} AND expire > ${NOW}`);
  return rows.length === 1;
}
