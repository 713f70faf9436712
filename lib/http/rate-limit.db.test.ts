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

/** Ends one window. */
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

/** Returns the wait in seconds of a refusal, or null when the call was allowed. */
async function waitOf(act: Promise<unknown>): Promise<number | null> {
  try {
    await act;
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error;
    return error.details.retryAfterSeconds ?? 0;
  }
}

describe('consume with two budgets', () => {
  it('counts two budgets in one statement', async () => {
    expect(await countQueries(() => consume(GUEST, 'one-statement'))).toBe(1);
  });

  it('allows exactly as many concurrent calls as the smaller budget has points', async () => {
    const waits = await Promise.all(Array.from({ length: 100 }, () => waitOf(consume(GUEST, 'crowd'))));
    expect(waits.filter((wait) => wait === null)).toHaveLength(BURST);
    expect((await readWindow('guestSendBurst:crowd'))?.points).toBe(100);
    expect((await readWindow('guestSendHour:crowd'))?.points).toBe(100);
  });

  it('does not deadlock, in whatever order the budgets are named', async () => {
    const orders = [GUEST, GUEST.toReversed()];
    const many = Array.from({ length: 200 }, (_, at) => waitOf(consume(orders[at % 2] ?? GUEST, 'orders')));
    expect((await Promise.all(many)).filter((wait) => wait === null)).toHaveLength(BURST);
  });

  it('counts separately for each key', async () => {
    for (let at = 0; at < BURST; at += 1) await consume(GUEST, 'aoife');
    expect(await waitOf(consume(GUEST, 'aoife'))).toBeGreaterThan(0);
    expect(await waitOf(consume(GUEST, 'marco'))).toBeNull();
  });
});

describe('the hourly budget', () => {
  beforeAll(async () => {
    for (let at = 0; at < HOUR; at += 1) {
      if (at % BURST === 0) await endWindow('guestSendBurst:talker');
      await consume(GUEST, 'talker');
    }
    await endWindow('guestSendBurst:talker');
  });

  it('refuses the 201st call until the hour ends, although no burst was too fast', async () => {
    const wait = await waitOf(consume(GUEST, 'talker'));
    expect(wait).toBeGreaterThan(3000);
    expect(wait).toBeLessThanOrEqual(3600);
  });

  it('does not prolong a window by a refused call, and starts a new window afterwards', async () => {
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
  it('deletes ended windows from time to time and leaves open windows', async () => {
    await consume(['typing'], 'gone');
    await consume(['device'], 'stays');
    await endWindow('typing:gone');
    clock.now = () => new Date(Date.now() + 6 * 60_000);
    await consume(['typing'], 'somebody');
    expect(await readWindow('typing:gone')).toBeUndefined();
    expect((await readWindow('device:stays'))?.points).toBe(1);
  });
});
