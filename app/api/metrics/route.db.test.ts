import { beforeAll, expect, it, vi } from 'vitest';
import { GET as ready } from '@/app/api/health/route';
import { recordLateness } from '@/lib/notifications/timer-lateness-store';
import { callRoute } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const KEY = 'only-prometheus-knows';
const ask = (headers: Record<string, string> = { authorization: `Bearer ${KEY}` }) =>
  callRoute(GET, 'GET', '/api/metrics', {}, headers);
const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[^}]*\})? (\S+)$/;

it('answers not_found to every caller while no metrics key is configured', async () => {
  await expectRefusal(() => ask(), 'not_found');
  vi.stubEnv('METRICS_KEY', '');
  await expectRefusal(() => ask({ authorization: 'Bearer ' }), 'not_found');
});

it('refuses every credential but the configured metrics key', async () => {
  vi.stubEnv('METRICS_KEY', KEY);
  const manager = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
  for (const shown of [
    `Bearer ${KEY}x`,
    `Bearer ${KEY.slice(1)}`,
    KEY,
    `Basic ${KEY}`,
    `Bearer ${manager.apiToken}`,
  ])
    await expectRefusal(() => ask({ authorization: shown }), 'unauthenticated');
  await expectRefusal(() => ask({}), 'unauthenticated');
});

it('exports metrics of hotels, outbox, database and process in the Prometheus format without personal data', async () => {
  vi.stubEnv('METRICS_KEY', KEY);
  const said = 'A word of nobody’s business';
  await guestSays(fixtures.aoife, said);
  await recordLateness([1_500, 1_700, 64_000]);
  await callRoute(ready, 'GET', '/api/health', {}, {});
  const answer = await ask();
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  const text = await answer.text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) expect(line).toMatch(LINE);
  const value = (start: string) =>
    Number(
      lines
        .find((line) => line.startsWith(start))
        ?.split(' ')
        .at(-1),
    );
  expect(value('hotelmate_database_up')).toBe(1);
  expect(value(`hotelmate_messages_last_hour{hotel="${fixtures.killarney.slug}"}`)).toBe(1);
  expect(value(`hotelmate_messages_last_hour{hotel="${fixtures.dublin.slug}"}`)).toBe(0);
  expect(value(`hotelmate_waiting_conversations{hotel="${fixtures.killarney.slug}"}`)).toBe(1);
  expect(value('hotelmate_timers_run{day="today"}')).toBe(3);
  expect(value('hotelmate_timer_lateness_median_seconds{day="today"}')).toBe(2);
  expect(value('hotelmate_timer_lateness_worst_seconds{day="today"}')).toBe(64);
  expect(value('hotelmate_timer_overdue_seconds')).toBe(0);
  expect(value('hotelmate_timers_have_a_source')).toBe(1);
  expect(value('hotelmate_outbox_pending')).toBeGreaterThan(0);
  expect(value('http_request_duration_seconds_count{route="health.ready",status="200"}')).toBe(1);
  expect(value('hotelmate_database_connections{state="idle"}')).toBeGreaterThanOrEqual(0);
  for (const secret of [said, fixtures.aoife.name, fixtures.aoife.code, fixtures.brendan.username])
    expect(text).not.toContain(secret);
});

it('reports a database failure and still exports the metrics of the process', async () => {
  vi.stubEnv('METRICS_KEY', KEY);
  const { db } = await import('@/lib/platform/db');
  await db().$executeRawUnsafe('ALTER TABLE outbox RENAME TO outbox_away');
  try {
    const answer = await ask();
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain('hotelmate_database_up 0');
    expect(text).toContain('http_request_duration_seconds_bucket');
  } finally {
    await db().$executeRawUnsafe('ALTER TABLE outbox_away RENAME TO outbox');
  }
});
