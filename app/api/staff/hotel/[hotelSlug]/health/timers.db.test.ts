import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as cron } from '@/app/api/cron/outbox/route';
import { healthSchema } from '@/lib/contract/health';
import { recordService } from '@/lib/health/watch-services';
import { clock } from '@/lib/kernel/clock';
import { recordLateness } from '@/lib/notifications/timer-lateness-store';
import { dbPool } from '@/lib/platform/db';
import { byApiToken, callRoute } from '@/lib/testing/call-route';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { addOutboxItems, emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { qstashVariables } from '@/lib/testing/qstash-account';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(emptyOutbox);

const SECRET = 'only-the-scheduler-knows';

async function timers() {
  const { slug: hotelSlug } = fixtures.killarney;
  const as = byApiToken(fixtures.siobhan);
  const answer = await callRoute(GET, 'GET', `/api/staff/hotel/${hotelSlug}/health`, { hotelSlug }, as);
  return healthSchema.parse(await answer.json()).timers;
}

function set(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

function passTime(ms: number): void {
  vi.useFakeTimers({ now: clock.now().getTime() + ms, toFake: ['Date'] });
}

describe('the source of timers', () => {
  it('reports an interval that works where a process runs permanently', async () => {
    expect(await timers()).toMatchObject({ source: 'interval', every_seconds: null, condition: 'well' });
  });

  it('reports no source where only a daily cron is configured', async () => {
    set({ VERCEL: '1', CRON_SECRET: SECRET, FILE_STORE_DIR: '' });
    expect(await timers()).toMatchObject({ source: null, condition: 'off' });
  });

  it('reports a scheduler as untried, then as working after a call and as failing without further calls', async () => {
    set({ VERCEL: '1', CRON_SECRET: SECRET, SCHEDULER_EVERY_SECONDS: '60', FILE_STORE_DIR: '' });
    expect(await timers()).toMatchObject({
      source: 'external_scheduler',
      every_seconds: 60,
      condition: 'untried',
      last_called_at: null,
    });
    await callRoute(cron, 'GET', '/api/cron/outbox', {}, { authorization: `Bearer ${SECRET}` });
    const called = await timers();
    expect(called.condition).toBe('well');
    expect(called.last_called_at).not.toBeNull();
    passTime(181_000);
    expect((await timers()).condition).toBe('failing');
  });

  it('reports QStash as untried, then as working and as failing while no call can be scheduled', async () => {
    set(qstashVariables('http://127.0.0.1:1'));
    expect(await timers()).toMatchObject({ source: 'qstash', condition: 'untried' });
    recordService('qstash', true);
    expect((await timers()).condition).toBe('well');
    passTime(5_000);
    recordService('qstash', false);
    expect((await timers()).condition).toBe('failing');
  });

  it('reports any source as failing when a timer of any hotel is overdue', async () => {
    const [id] = await addOutboxItems(fixtures.dublin, 1);
    const overdue = (seconds: number) =>
      dbPool().query(
        `UPDATE outbox SET type = 'ladder_step', due_at = now() - $2 * interval '1 s',
           created_at = now() - interval '1 h' WHERE id = $1`,
        [id, seconds],
      );
    await overdue(10);
    expect((await timers()).condition).toBe('well');
    await overdue(600);
    const found = await timers();
    expect(found.condition).toBe('failing');
    expect(found.overdue_seconds).toBeGreaterThanOrEqual(600);
  });
});

it('reports the lateness of timers with the latest day first', async () => {
  await recordLateness([400, 600, 300_000]);
  await dbPool().query('UPDATE timer_lateness SET day = day - 1');
  await recordLateness([3_000]);
  const { days } = await timers();
  expect(days.map(({ day: _, ...figures }) => figures)).toEqual([
    { timers: 1, median_ms: 3_000, worst_ms: 3_000 },
    { timers: 3, median_ms: 1_000, worst_ms: 300_000 },
  ]);
});
