import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BUDGETS, consume } from '@/lib/http/rate-limit';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { dbPool } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFreshDatabase } from '@/lib/testing/postgres';

const GUEST = ['guestSendBurst', 'guestSendHour'] as const;
const BURST = BUDGETS.guestSendBurst.points;
const HOUR = BUDGETS.guestSendHour.points;

useFreshDatabase();
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

/** Time passes for one window. */
async function endWindow(key: string): Promise<void> {
  await dbPool().query('UPDATE rate_limit SET expire = 1 WHERE key = $1', [key]);
}

async function readWindow(key: string): Promise<{ points: number; seconds: number } | undefined> {
  const { rows } = await dbPool().query<{ points: number; seconds: number }>(
    `SELECT points, (expire / 1000.0 - extract(epoch FROM now()))::float AS seconds FROM rate_limit WHERE key = $1`,
    [key],
  );
  return rows[0];
}

/** The wait it refused with; null when it let us through. */
async function waitOf(act: Promise<unknown>): Promise<number | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error;
    return error.details.retryAfterSeconds ?? 0;
  }
}

describe('two budgets', () => {
  it('are taken from in one statement', async () => {
    expect(await countQueries(() => consume(GUEST, 'one-statement'))).toBe(1);
  });

  it('let exactly as many through as the smaller allows, however many come at once', async () => {
    const waits = await Promise.all(Array.from({ length: 100 }, () => waitOf(consume(GUEST, 'crowd'))));
    expect(waits.filter((wait) => wait === null)).toHaveLength(BURST);
    expect((await readWindow('guestSendBurst:crowd'))?.points).toBe(100);
    expect((await readWindow('guestSendHour:crowd'))?.points).toBe(100);
  });

  it('never wait for each other in a circle, whatever order they are named in', async () => {
    const orders = [GUEST, GUEST.toReversed()];
    const many = Array.from({ length: 200 }, (_, at) => waitOf(consume(orders[at % 2] ?? GUEST, 'orders')));
    expect((await Promise.all(many)).filter((wait) => wait === null)).toHaveLength(BURST);
  });

  it('are kept apart by whose they are', async () => {
    for (let at = 0; at < BURST; at += 1) await consume(GUEST, 'aoife');
    expect(await waitOf(consume(GUEST, 'aoife'))).toBeGreaterThan(0);
    expect(await waitOf(consume(GUEST, 'marco'))).toBeNull();
  });
});

describe("an hour's budget", () => {
  beforeAll(async () => {
    for (let at = 0; at < HOUR; at += 1) {
      if (at % BURST === 0) await endWindow('guestSendBurst:talker');
      await consume(GUEST, 'talker');
    }
    await endWindow('guestSendBurst:talker');
  });

  it('refuses the 201st though no burst was too fast, until the hour is over', async () => {
    const wait = await waitOf(consume(GUEST, 'talker'));
    expect(wait).toBeGreaterThan(3000);
    expect(wait).toBeLessThanOrEqual(3600);
  });

  it('is not prolonged by being asked again and begins anew when it is over', async () => {
    const before = await readWindow('guestSendHour:talker');
    await waitOf(consume(GUEST, 'talker'));
    const after = await readWindow('guestSendHour:talker');
    expect(after?.seconds).toBeLessThanOrEqual(before?.seconds ?? 0);
    await endWindow('guestSendHour:talker');
    await endWindow('guestSendBurst:talker');
    expect(await waitOf(consume(GUEST, 'talker'))).toBeNull();
    expect((await readWindow('guestSendHour:talker'))?.points).toBe(1);
  });
});

describe('windows that ended', () => {
  it('are swept now and then, and those that last are left', async () => {
    await consume(['typing'], 'gone');
    await consume(['device'], 'stays');
    await endWindow('typing:gone');
    clock.now = () => new Date(Date.now() + 6 * 60_000);
    await consume(['typing'], 'somebody');
    expect(await readWindow('typing:gone')).toBeUndefined();
    expect((await readWindow('device:stays'))?.points).toBe(1);
  });
});
