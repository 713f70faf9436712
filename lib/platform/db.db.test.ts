import { expect, it, vi } from 'vitest';
import { Prisma } from '@/lib/generated/prisma/client';
import { dbPool, query } from '@/lib/platform/db';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();

async function countPlans(): Promise<number> {
  const connections = Array.from({ length: dbPool().totalCount }, () => dbPool().connect());
  const clients = await Promise.all(connections);
  try {
    const counts = await Promise.all(
      clients.map((client) =>
        client.query<{ plans: number }>(
          `SELECT count(*)::int AS plans FROM pg_prepared_statements WHERE name LIKE 'ask_%'`,
        ),
      ),
    );
    return counts.reduce((sum, { rows }) => sum + (rows[0]?.plans ?? 0), 0);
  } finally {
    for (const client of clients) client.release();
  }
}

it('ask returns rows as the Prisma client would: big integers, timestamps, arrays, objects and null', async () => {
  const [row] = await query(Prisma.sql`
    SELECT 9007199254740993::bigint AS big, ${7}::int AS small, '2026-11-23T05:00:00.123Z'::timestamptz AS at,
           ${['a', 'b']}::text[] AS list, '{"a": 1}'::jsonb AS data, ${null}::text AS nothing, ${[1n, 2n]}::bigint[] AS bigs`);
  expect(row).toEqual({
    big: 9007199254740993n,
    small: 7,
    at: new Date('2026-11-23T05:00:00.123Z'),
    list: ['a', 'b'],
    data: { a: 1 },
    nothing: null,
    bigs: ['1', '2'],
  });
});

it('several copies of the module, as in a build, share the connections', async () => {
  await query(Prisma.sql`SELECT 1 AS first`);
  vi.resetModules();
  const again: typeof import('@/lib/platform/db') = await import('@/lib/platform/db');
  expect(again.query).not.toBe(query);
  expect(await again.query(Prisma.sql`SELECT 2 AS second`)).toEqual([{ second: 2 }]);
  expect(await again.query(Prisma.sql`SELECT 1 AS first`)).toEqual([{ first: 1 }]);
  expect(await query(Prisma.sql`SELECT 2 AS second`)).toEqual([{ second: 2 }]);
});

it('ask uses prepared statements, unless a pooler would lose them', async () => {
  const before = await countPlans();
  expect(before).toBeGreaterThan(0);
  vi.stubEnv('DATABASE_KEEPS_PLANS', 'false');
  await query(Prisma.sql`SELECT 3 AS third`);
  vi.stubEnv('DATABASE_KEEPS_PLANS', '');
  vi.stubEnv('VERCEL', '1');
  await query(Prisma.sql`SELECT 4 AS fourth`);
  expect(await countPlans()).toBe(before);
});
