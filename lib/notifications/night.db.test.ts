import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { NotificationPayload, Target } from '@/lib/notifications/ports';
import { escalationTarget } from '@/lib/notifications/targets/escalation-target';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { useFcm } from '@/lib/testing/fcm-stub';
import {
  addGuest,
  addStaff,
  seedTheKillarney,
  type TestGuest,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { createAgenda, useNight } from '@/lib/testing/night';
import {
  byCalls,
  byInterval,
  byQstash,
  Killed,
  type Night,
  type Scheduler,
} from '@/lib/testing/night-schedulers';
import { emptyOutbox, expireLeases } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';

useFreshDatabase();
const fcm = useFcm();
const { passed, elapsed, passTo } = useNight();
const MINUTE = 60_000;
const STEPS = [2, 5, 10, 15].map((minutes) => minutes * 60);
const ON_TIME_SECONDS = 5;

let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await addStaff(fixtures.dublin, { role: 'manager', department: 'management' });
  await dbPool().query(
    `INSERT INTO device (hotel_id, staff_id, kind, value)
     SELECT hotel_id, id, 'registration_token', 'phone-' || id FROM staff`,
  );
});
beforeEach(async () => {
  await emptyOutbox();
  await dbPool().query('DELETE FROM ladder_step; DELETE FROM delivery; DELETE FROM timer_wake');
  fcm.sent.length = 0;
});

/** Where a process dies, once, from that minute on. */
type Death = { from: number; at: 'before the step' | 'after the step' | 'after the ring' };

/** The targets of a process, until it dies of the next of these deaths. */
function mortalTargets(deaths: Death[], onPush: (notification: NotificationPayload) => void): Target[] {
  const push = pushTarget(fcm.sender());
  const dies = (at: Death['at']) => {
    const [next] = deaths;
    if (next?.at !== at || passed() < next.from * MINUTE) return;
    deaths.shift();
    throw new Killed();
  };
  return [
    {
      ...push,
      async deliver(notification) {
        const before = fcm.sent.length;
        const deliveries = await push.deliver(notification);
        if (notification.call && fcm.sent.length > before) {
          onPush(notification);
          dies('after the ring');
        }
        return deliveries;
      },
    },
    {
      ...escalationTarget,
      async deliver(notification) {
        if (notification.timer) dies('before the step');
        const deliveries = await escalationTarget.deliver(notification);
        if (notification.timer && deliveries.some((each) => 'hasQueued' in each && each.hasQueued))
          dies('after the step');
        return deliveries;
      },
    },
  ];
}

/** `seconds` since the guest began to wait; `at` since the night began. */
type Taken = { conversation: number; step: number; seconds: number; at: number };

/** Two guests of two hotels write and close their phones; no page is open until the morning. */
async function runNight(begin: (night: Night) => Promise<Scheduler>, deaths: Death[], kills: number[]) {
  const agenda = createAgenda();
  const pushes: SentPush[] = [];
  const onPush = ({ conversationId: conversation, call }: NotificationPayload) => {
    pushes.push({ conversation, step: call?.step ?? 0, at: passed() / 1000 });
  };
  const deliver = async () => {
    await createNotificationManager(loadPayloads, mortalTargets(deaths, onPush)).deliverPending();
  };
  const scheduler = await begin({ agenda, passed, elapsed, deliver });
  const write = (guest: TestGuest) => async () => {
    await guestSays(guest, 'Is anybody there?');
    // The process of the request has delivered nothing yet: this process delivers it.
    await expireLeases();
    await scheduler.request();
  };
  agenda.add(0, write(await addGuest(fixtures.killarney)));
  agenda.add(37_000, write(await addGuest(fixtures.dublin)));
  for (const at of kills) agenda.add(at, async () => scheduler.kill());
  await agenda.runTo(25 * MINUTE, passTo);
  await scheduler.close();
  expect(deaths).toEqual([]);
  const { rows } = await dbPool().query<Taken>(
    `SELECT conversation_id::int AS conversation, step, EXTRACT(EPOCH FROM created_at - waiting_since)::float AS seconds,
       $1 + EXTRACT(EPOCH FROM created_at - $2::timestamptz)::float AS at
     FROM ladder_step ORDER BY conversation_id, step`,
    [passed() / 1000, clock.now()],
  );
  return { taken: rows, pushes, scheduler };
}

function expectOnTime(taken: readonly Taken[]): void {
  const guests = [...new Set(taken.map(({ conversation }) => conversation))];
  expect(guests).toHaveLength(2);
  for (const guest of guests) {
    const steps = taken.filter(({ conversation }) => conversation === guest);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    for (const [index, { seconds }] of steps.entries())
      expect(Math.abs(seconds - (STEPS[index] ?? Number.NaN))).toBeLessThanOrEqual(ON_TIME_SECONDS);
  }
}

type SentPush = { conversation: number; step: number; at: number };

/** Each called staff member gets one push for each step, although a process died in between. */
function expectPushedOnce(pushes: readonly SentPush[]): void {
  const keys = pushes.map(({ conversation, step }) => `${conversation}:${step}`);
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  expect(keys).toHaveLength(8);
}

/** How many pushes came more than `ON_TIME_SECONDS` after their step. */
function countLate(pushes: readonly SentPush[], taken: readonly Taken[]): number {
  const late = pushes.filter((onPush) => {
    const of = taken.find(
      ({ conversation, step }) => conversation === onPush.conversation && step === onPush.step,
    );
    return onPush.at - (of?.at ?? Number.NaN) > ON_TIME_SECONDS;
  });
  return late.length;
}

const AFTER: Death[] = [
  { from: 4, at: 'after the step' },
  { from: 9, at: 'after the ring' },
];
const ALL: Death[] = [{ from: 1, at: 'before the step' }, ...AFTER, { from: 14, at: 'before the step' }];

describe('an escalation in a night without an open page', () => {
  it.each<[string, (night: Night) => Promise<Scheduler>, Death[], number]>([
    ['a process that looks every two seconds', byInterval, ALL, 0],
    ['QStash', byQstash, ALL, 0],
    // When a process dies with a step in progress, its push waits for the next call.
    ['a cron of every minute', (night) => byCalls(night, MINUTE, 23_000), AFTER, 1],
    ['a scheduler that calls every 45 seconds', (night) => byCalls(night, 45_000, 8_000), AFTER, 1],
  ])(
    'takes each step once and on time with %s, although processes are killed',
    async (_, begin, deaths, mostLate) => {
      const { taken, pushes } = await runNight(
        begin,
        [...deaths],
        [3.5, 8, 12.75].map((at) => at * MINUTE),
      );
      expectOnTime(taken);
      expectPushedOnce(pushes);
      expect(countLate(pushes, taken)).toBeLessThanOrEqual(mostLate);
      const { rows } = await dbPool().query<{ count: number }>('SELECT count(*)::int FROM outbox');
      expect(rows).toEqual([{ count: 0 }]);
    },
    180_000,
  );
});

it('a night with QStash costs one call for each time at which something was due', async () => {
  const { taken, scheduler } = await runNight(byQstash, [], []);
  expectOnTime(taken);
  expect('server' in scheduler && scheduler.server).toMatchObject({ taken: 8 });
});

it('an escalation calls no staff member while nothing wakes a process', async () => {
  const asleep = async ({ deliver }: Night): Promise<Scheduler> => ({
    request: deliver,
    kill: () => undefined,
    close: async () => undefined,
  });
  expect((await runNight(asleep, [], [])).taken).toEqual([]);
});
