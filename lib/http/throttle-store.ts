import { Prisma } from '@/lib/generated/prisma/client';
import { ask } from '@/lib/platform/db';

/** So many tries are free; each further one waits, twice as long as the one before and never longer than `longest`. */
export type Throttle = { freeTries: number; longestWaitSeconds: number; rememberedSeconds: number };
export type Try = { key: string; throttle: Throttle };

const NOW = Prisma.sql`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;
/** Of a row: `expire` is when its tries are forgotten, so the last of them was so long before. */
const lockEnd = (points: Prisma.Sql, expire: Prisma.Sql, { throttle }: Try) => Prisma.sql`
  (CASE WHEN ${points} < ${throttle.freeTries} THEN 0 ELSE ${expire} - ${throttle.rememberedSeconds * 1000}
    + 1000 * LEAST(${throttle.longestWaitSeconds}, 2 ^ LEAST(${points} - ${throttle.freeTries}, 20)) END)::bigint`;

/**
 * Counts a try unless the key is locked, in one statement: of any number at once only as many are counted as are
 * free. A try during a lock changes nothing, so the lock ends although the tries go on. Answers whether it counted.
 */
export async function countTry(attempt: Try): Promise<boolean> {
  const { key, throttle } = attempt;
  const rows = await ask(Prisma.sql`
    INSERT INTO rate_limit AS had (key, points, expire)
    VALUES (${key}, 1, ${NOW} + ${throttle.rememberedSeconds * 1000})
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN had.expire <= ${NOW} THEN 1 ELSE had.points + 1 END, expire = EXCLUDED.expire
    WHERE ${lockEnd(Prisma.sql`had.points`, Prisma.sql`had.expire`, attempt)} <= ${NOW}
    RETURNING had.key`);
  return rows.length === 1;
}

/** How long each key is still locked, in milliseconds, in the order they were asked for. Counts nothing. */
export async function readLocks(attempts: readonly Try[]): Promise<number[]> {
  const left = attempts.map(
    (attempt) => Prisma.sql`COALESCE((
      SELECT GREATEST(0, ${lockEnd(Prisma.sql`points`, Prisma.sql`expire`, attempt)} - ${NOW})::int
      FROM rate_limit WHERE key = ${attempt.key}), 0)`,
  );
  const [row] = await ask<{ left: number[] }>(Prisma.sql`SELECT ARRAY[${Prisma.join(left)}]::int[] AS left`);
  return row?.left ?? [];
}

/** Remembers for so long that something happened. */
export async function remember(key: string, seconds: number): Promise<void> {
  await ask(Prisma.sql`
    INSERT INTO rate_limit (key, points, expire) VALUES (${key}, 1, ${NOW} + ${seconds * 1000})
    ON CONFLICT (key) DO UPDATE SET expire = EXCLUDED.expire`);
}

export async function isRemembered(key: string): Promise<boolean> {
  const rows = await ask(Prisma.sql`SELECT 1 FROM rate_limit WHERE key = ${key} AND expire > ${NOW}`);
  return rows.length === 1;
}
