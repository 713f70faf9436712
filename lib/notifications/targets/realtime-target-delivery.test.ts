import { isDeepStrictEqual } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { bookingChannel, LOGGED_TYPES, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import { clock } from '@/lib/kernel/clock';
import type { ChannelGenerations } from '@/lib/notifications/channel-generation-store';
import type { Publication } from '@/lib/notifications/ports';
import { publicationsOf, realtimeTarget } from '@/lib/notifications/targets/realtime-target';
import { AN_EVENT, aNotification } from '@/lib/testing/a-message';

const GUEST = bookingChannel('hotel-killarney', 'BK-2026-1001');
const AT = Date.parse(AN_EVENT.message_created.ts);
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});

function openTarget(readGenerations: () => ChannelGenerations | null = () => ({ staff: 1, guest: 1 })) {
  const published: Publication[] = [];
  const target = realtimeTarget(
    {
      cut: async () => [],
      publish: async (publications) => {
        published.push(...publications);
        return publications.map(() => ({ outcome: 'delivered' }));
      },
    },
    async () => readGenerations(),
    async ({ bookingId }) => Array.from({ length: bookingId ?? 0 }, (_, at) => `private-guest-${at}`),
  );
  clock.now = () => new Date(AT);
  return { target, published };
}

const NOTIFICATIONS = [
  ...LOGGED_TYPES.map((type) => aNotification(AN_EVENT[type])),
  aNotification(null),
  aNotification(null, { call: { step: 2, waitingSince: AN_EVENT.message_created.ts, staffIds: [4711] } }),
  aNotification(null, { call: { step: 0, waitingSince: AN_EVENT.message_created.ts, staffIds: [] } }),
];

it('skips a hint that is older than ten minutes, since every client has caught up by then', async () => {
  const { target, published } = openTarget();
  const age = (ms: number) => {
    clock.now = () => new Date(AT + ms);
    return target.deliver(aNotification(AN_EVENT.message_created));
  };
  const delivered = { outcome: 'delivered' };
  expect(await age(10 * 60_000)).toEqual([delivered, delivered, delivered]);
  expect(published).toHaveLength(3);
  expect(await age(10 * 60_000 + 1)).toEqual([{ outcome: 'skipped', reason: 'stale' }]);
  expect(published).toHaveLength(3);
});

it('publishes under exactly the documented names until something is revoked', async () => {
  for (const notification of NOTIFICATIONS) {
    const { target, published } = openTarget();
    await target.deliver(notification);
    expect(published).toEqual(publicationsOf(notification));
  }
});

it('publishes to no channel under its old name once its generation was raised', async () => {
  for (const notification of NOTIFICATIONS) {
    const { target, published } = openTarget(() => ({ staff: 12, guest: 3 }));
    await target.deliver(notification);
    expect(published.flatMap(({ channels }) => channels)).toEqual(
      publicationsOf(notification).flatMap(({ channels }) =>
        channels.map((name) => `${name}-g${name === GUEST ? 3 : 12}`),
      ),
    );
  }
});

it('renames the guest channel and the staff channels independently', async () => {
  const { target, published } = openTarget(() => ({ staff: 1, guest: 2 }));
  await target.deliver(aNotification(AN_EVENT.message_deleted));
  const names = published.flatMap(({ channels }) => channels);
  expect(names.filter((name) => /-g\d+$/.test(name))).toEqual([`${GUEST}-g2`]);
});

it('publishes nothing when the names cannot be read, and retries', async () => {
  const { target, published } = openTarget(() => {
    throw new Error('no database');
  });
  expect(await target.deliver(aNotification(AN_EVENT.message_created))).toMatchObject([
    { outcome: 'failed', retry: true },
  ]);
  expect(published).toEqual([]);
});

it('publishes nothing for a hotel that does not exist', async () => {
  const { target, published } = openTarget(() => null);
  expect(await target.deliver(aNotification(AN_EVENT.message_created))).toEqual([
    { outcome: 'skipped', reason: 'no_recipient' },
  ]);
  expect(published).toEqual([]);
});

it('publishes to an old channel only that it has another name', async () => {
  const { target, published } = openTarget(() => ({ staff: 9, guest: 9 }));
  await target.announceChange?.(GUEST);
  expect(published).toEqual([{ channels: [GUEST], event: 'channel_changed', data: {} }]);
});

it('splits more guest pages than one call takes into several calls, each page once', async () => {
  const { target, published } = openTarget();
  await target.announceContext?.({ hotelId: 1, bookingId: 250 });
  expect(published.map(({ channels }) => channels.length)).toEqual([100, 100, 50]);
  expect(new Set(published.flatMap(({ channels }) => channels)).size).toBe(250);
  expect(
    published.every(({ event, data }) => event === STAY_CHANGED_EVENT && isDeepStrictEqual(data, {})),
  ).toBe(true);
});

it('makes no call to the service when no guest page may be open', async () => {
  const { target, published } = openTarget();
  expect(await target.announceContext?.({ hotelId: 1, bookingId: 0 })).toEqual([]);
  expect(published).toEqual([]);
});
