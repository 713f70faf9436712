import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findLateness, recordLateness, sweepLateness } from '@/lib/notifications/timer-lateness-store';
import { findOverdueSeconds } from '@/lib/notifications/timer-store';
import { dbPool } from '@/lib/platform/db';
import { useEscalation } from '@/lib/testing/escalation-run';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
const { aProcess, waits } = useEscalation();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await dbPool().query('DELETE FROM timer_lateness');
});

/** Midnight in UTC may pass between two statements, so the tests compare the figures and not the days. */
const figures = async (days = 2) => (await findLateness(days)).map(({ day: _, ...rest }) => rest);

describe('the lateness of timers', () => {
  it('has for each day the number, the median rounded up to its bucket, and the maximum', async () => {
    await recordLateness([100, 4_000, 700]);
    await recordLateness([70_000, 900]);
    expect(await figures()).toEqual([{ timers: 5, medianMs: 1_000, worstMs: 70_000 }]);
  });

  it('has no median above the maximum, however wide the bucket', async () => {
    await recordLateness([61_000]);
    expect(await figures()).toEqual([{ timers: 1, medianMs: 61_000, worstMs: 61_000 }]);
  });

  it('is stored however late, and changes nothing where no timer ran', async () => {
    await recordLateness([10 ** 12]);
    await recordLateness([]);
    expect(await figures()).toEqual([{ timers: 1, medianMs: 2_147_483_647, worstMs: 2_147_483_647 }]);
  });

  it('takes a dozen rows a day at most, and is removed after a month', async () => {
    await recordLateness(Array.from({ length: 500 }, (_, index) => index * 20_000));
    const count = async () =>
      (await dbPool().query<{ rows: number }>('SELECT count(*)::int AS rows FROM timer_lateness')).rows[0]
        ?.rows;
    expect(await count()).toBeLessThanOrEqual(12);
    await dbPool().query('UPDATE timer_lateness SET day = day - 30');
    await sweepLateness();
    expect(await count()).toBeGreaterThan(0);
    await dbPool().query('UPDATE timer_lateness SET day = day - 2');
    await sweepLateness();
    expect(await count()).toBe(0);
    expect(await figures(60)).toEqual([]);
  });
});

describe('a timer that runs', () => {
  const late = (seconds: number) =>
    dbPool().query(
      `UPDATE outbox SET due_at = now() - $1 * interval '1 s', created_at = now() - interval '1 h' WHERE type = 'ladder_step'`,
      [seconds],
    );

  it('is counted with its lateness, of every hotel', async () => {
    await waits(await addGuest(fixtures.killarney));
    await waits(await addGuest(fixtures.dublin));
    await late(1_000);
    expect(Math.floor(await findOverdueSeconds())).toBeGreaterThanOrEqual(1_000);
    await aProcess().deliverPending();
    const [day] = await findLateness(2);
    expect(day?.timers).toBe(2);
    expect(day?.worstMs).toBeGreaterThanOrEqual(1_000_000);
    expect(await findOverdueSeconds()).toBe(0);
  });

  it('is late by no more than the time since it was set', async () => {
    await waits(await addGuest(fixtures.killarney));
    await dbPool().query(`UPDATE outbox SET due_at = now() - interval '1 h' WHERE type = 'ladder_step'`);
    await aProcess().deliverPending();
    const [day] = await findLateness(2);
    expect(day?.timers).toBe(1);
    expect(day?.worstMs).toBeLessThan(3_600_000);
  });

  it('is not counted again when it is retried', async () => {
    await waits(await addGuest(fixtures.killarney));
    await late(10);
    await dbPool().query(`UPDATE outbox SET last_error = 'payload: Error'`);
    await aProcess().deliverPending();
    expect(await findLateness(2)).toEqual([]);
    await emptyOutbox();
  });
});
