import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET, POST } from '@/app/api/cron/outbox/route';
import { POST as send } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/route';
import { dbPool } from '@/lib/platform/db';
import { runAfter } from '@/lib/testing/after';
import { byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useChannels } from '@/lib/testing/listen';
import { emptyOutbox } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { useQstash } from '@/lib/testing/qstash';
import { QSTASH, TIMER_ADDRESS } from '@/lib/testing/qstash-account';
import { signCall } from '@/scripts/embedded/qstash';

useFreshDatabase();
useChannels();
let offset = 0;
const qstash = useQstash({ now: () => Date.now() + offset });
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  offset = 0;
  await emptyOutbox();
  await dbPool().query('DELETE FROM timer_wake');
  offset = 30 * 86_400_000;
  while ((await qstash().callDue()) > 0);
  offset = 0;
  Object.assign(qstash(), { fault: null, taken: 0 });
});

async function guestWrites(guest: TestGuest): Promise<number> {
  const path = `/api/public/chat/${guest.hotel.slug}/guest/chat/messages/`;
  const answer = await callRoute(send, 'POST', path, { hotelSlug: guest.hotel.slug }, byToken(guest), {
    json: { message: 'Hello?' },
  });
  await runAfter();
  return answer.status;
}

async function timers(): Promise<Date[]> {
  const { rows } = await dbPool().query<{ due_at: Date }>(
    `SELECT due_at FROM outbox WHERE type = 'ladder_step' ORDER BY id`,
  );
  return rows.map(({ due_at: dueAt }) => dueAt);
}

/** The stored due time of the timer for which the latest call was scheduled. */
async function recorded(): Promise<Date | undefined> {
  const { rows } = await dbPool().query<{ set_for: Date }>('SELECT set_for FROM timer_wake');
  return rows[0]?.set_for;
}

describe('a call by QStash', () => {
  const call = (as: Caller, body?: string) =>
    callRoute(POST, 'POST', '/api/cron/outbox', {}, as, body === undefined ? {} : { body });
  const signed = (key: string, url = TIMER_ADDRESS, body = '', seconds = Date.now() / 1000): Caller => ({
    'upstash-signature': signCall(key, url, body, seconds),
  });

  it('accepts a call signed with the current key or with the next key', async () => {
    for (const key of [QSTASH.currentSigningKey, QSTASH.nextSigningKey]) {
      const answer = await call(signed(key));
      expect(await answer.json()).toEqual({ delivered: 0 });
    }
  });

  it('refuses a call with a missing or false signature, or one for another address, body or hour', async () => {
    const key = QSTASH.currentSigningKey;
    const [head, claims, proof] = signCall(key, TIMER_ADDRESS).split('.');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    for (const caller of [
      nobody,
      { 'upstash-signature': '' },
      { 'upstash-signature': `${head}.${claims}` },
      { 'upstash-signature': `${head}.${claims}.${proof?.slice(1)}` },
      { 'upstash-signature': `${unsigned}.${claims}.` },
      signed('sig_of-somebody-else'),
      signed(key, 'https://another.example/api/cron/outbox'),
      signed(key, TIMER_ADDRESS, '{"hotel":1}'),
      signed(key, TIMER_ADDRESS, '', Date.now() / 1000 - 3600),
      signed(key, TIMER_ADDRESS, '', Date.now() / 1000 + 3600),
    ])
      await expectRefusal(() => call(caller), 'unauthenticated');
  });

  it('refuses the secret of the scheduler in place of a signature', async () => {
    vi.stubEnv('CRON_SECRET', 'only-the-scheduler-knows');
    await expectRefusal(() => call({ authorization: 'Bearer only-the-scheduler-knows' }), 'unauthenticated');
  });

  it('refuses every signature where QStash is not configured', async () => {
    for (const name of [
      'QSTASH_TOKEN',
      'QSTASH_CURRENT_SIGNING_KEY',
      'QSTASH_NEXT_SIGNING_KEY',
      'QSTASH_URL',
    ])
      vi.stubEnv(name, '');
    await expectRefusal(() => call(signed(QSTASH.currentSigningKey)), 'unauthenticated');
  });

  it('does nothing for a repeated or late call of QStash', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    const before = qstash().taken;
    for (let times = 0; times < 3; times += 1)
      expect(await (await call(signed(QSTASH.currentSigningKey))).json()).toEqual({ delivered: 0 });
    expect(qstash().taken).toBe(before);
  });
});

describe('a scheduled timer', () => {
  it('schedules one call of QStash at the first due time for all later timers', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    const [first] = await timers();
    expect(await recorded()).toEqual(first);
    const [call] = qstash().waiting;
    // The call must not come before the due time: it would find no due timer.
    expect(call?.dueAt).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN);
    expect(call?.dueAt).toBeLessThanOrEqual(Date.now() + 120_000);
    await guestWrites(await addGuest(fixtures.dublin));
    expect(await timers()).toHaveLength(2);
    expect(await recorded()).toEqual(first);
    expect(qstash().taken).toBe(1);
  });

  it('schedules an earlier call for a timer that is due before the others', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    await dbPool().query('UPDATE hotel SET ladder_again = 30 WHERE id = $1', [fixtures.dublin.id]);
    await guestWrites(await addGuest(fixtures.dublin));
    await dbPool().query('UPDATE hotel SET ladder_again = DEFAULT');
    const [, early] = await timers();
    expect(await recorded()).toEqual(early);
    expect(qstash().taken).toBe(2);
  });

  it('accepts the message when QStash fails and schedules the call with the next request', async () => {
    qstash().fault = 500;
    expect(await guestWrites(await addGuest(fixtures.killarney))).toBe(201);
    expect(qstash().waiting).toEqual([]);
    qstash().fault = null;
    await guestWrites(await addGuest(fixtures.dublin));
    const [first] = await timers();
    expect(await recorded()).toEqual(first);
    expect(qstash().taken).toBe(1);
  });

  it('schedules a lost call again in the daily cron run', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    const [lost] = qstash().waiting;
    vi.stubEnv('CRON_SECRET', 'only-the-scheduler-knows');
    const scheduler = { authorization: 'Bearer only-the-scheduler-knows' };
    await callRoute(GET, 'GET', '/api/cron/outbox', {}, scheduler);
    const again = qstash().waiting.filter(({ id }) => id !== lost?.id);
    expect(again.map(({ url }) => url)).toEqual([TIMER_ADDRESS]);
  });

  it('schedules another call when QStash called slightly too early', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    await dbPool().query(`UPDATE outbox SET due_at = now() + interval '1.5 s'`);
    await dbPool().query('UPDATE timer_wake SET set_for = (SELECT max(due_at) FROM outbox)');
    offset = 121_000;
    expect(await qstash().callDue()).toBe(1);
    const [timer] = await timers();
    expect(await recorded()).toEqual(timer);
    expect(qstash().taken).toBe(2);
  });

  it('makes QStash retry when the database is down and runs the timer on the retry', async () => {
    await guestWrites(await addGuest(fixtures.killarney));
    await dbPool().query('ALTER TABLE outbox RENAME TO outbox_away');
    offset = 121_000;
    expect(await qstash().callDue()).toBe(1);
    await dbPool().query('ALTER TABLE outbox_away RENAME TO outbox');
    await dbPool().query(`UPDATE outbox SET due_at = now()`);
    expect(qstash().waiting.map(({ retried }) => retried)).toContain(1);
    await dbPool().query(`UPDATE conversation SET waiting_since = waiting_since - interval '2 min'`);
    offset += 4_000;
    await qstash().callDue();
    const { rows } = await dbPool().query<{ step: number }>('SELECT step FROM ladder_step');
    expect(rows).toEqual([{ step: 1 }]);
  });
});
