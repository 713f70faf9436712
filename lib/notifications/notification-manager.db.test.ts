import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { tellNews } from '@/lib/guest-chat/tell-news';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { claimNews } from '@/lib/notifications/outbox-store';
import type { Delivery } from '@/lib/notifications/ports';
import { realtimeTarget } from '@/lib/notifications/targets/realtime-target';
import { dbPool } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf } from '@/lib/testing/principals';
import { lasting, passing, type RecordingTarget, recordingTarget } from '@/lib/testing/recording-target';
import { addGuest, seedTheKillarney, type TestHotel, type TheKillarney } from '@/lib/testing/the-killarney';
import { addNews, emptyOutbox, expireLeases, makeDue, readOutbox } from '@/lib/testing/waiting-news';

useFreshDatabase();
let cast: TheKillarney;
let realtime: RecordingTarget;
let push: RecordingTarget;
let manager: ReturnType<typeof createNotificationManager>;
const realNow = clock.now;
beforeAll(async () => {
  cast = await seedTheKillarney();
});
beforeEach(async () => {
  await emptyOutbox();
  [realtime, push] = [recordingTarget('realtime'), recordingTarget('push')];
  manager = createNotificationManager(tellNews, [realtime, push]);
});
afterEach(() => {
  clock.now = realNow;
});

/** A new guest says something a few times. Answers the conversation and the names of what happened. */
async function talk(times = 1, hotel: TestHotel = cast.killarney) {
  const guest = await guestOf(await addGuest(hotel));
  const sent = [];
  for (let at = 0; at < times; at += 1) sent.push(await sendGuestMessage(guest, { message: `words ${at}` }));
  const id = sent[0]?.message.conversation_id ?? 0;
  return { id, events: sent.map(({ message }) => `${id}:${message.seq}`) };
}

describe('delivering', () => {
  it('tells every target everything once, a conversation in its order, and leaves nothing', async () => {
    const [one, two] = [await talk(3), await talk(2, cast.dublin)];
    expect(await manager.deliverPending()).toBe(5);
    for (const { told } of [realtime, push]) {
      expect(told.toSorted()).toEqual([...one.events, ...two.events].toSorted());
      expect(told.filter((event) => event.startsWith(`${one.id}:`))).toEqual(one.events);
    }
    expect(await readOutbox()).toEqual([]);
    expect(await manager.deliverPending()).toBe(0);
  });

  it('takes no more rows than it was asked to, as a poll does', async () => {
    const { events } = await talk(7);
    expect(await manager.deliverPending(5)).toBe(5);
    expect(realtime.told).toEqual(events.slice(0, 5));
    expect(await readOutbox()).toHaveLength(2);
  });

  it('asks the database as often for fifty rows as for one (W39)', async () => {
    await talk(1);
    const few = await countQueries(() => manager.deliverPending());
    await Promise.all(Array.from({ length: 1 }, () => talk(49)));
    expect(await countQueries(() => manager.deliverPending())).toBe(few);
  });

  it('does not wait for a target that hangs: what comes after is told meanwhile', async () => {
    const [slow, hung] = [await talk(2), Promise.withResolvers<Delivery>()];
    const started = Promise.withResolvers<void>();
    realtime.answer = ({ conversationId }) => {
      if (conversationId !== slow.id) return { outcome: 'delivered' };
      started.resolve();
      return hung.promise;
    };
    const first = manager.deliverPending();
    await started.promise;
    const { events } = await talk(1);
    await manager.deliverPending();
    expect(realtime.told).toEqual([slow.events[0], ...events]);
    hung.resolve({ outcome: 'delivered' });
    await first;
    expect(realtime.told).toEqual([slow.events[0], ...events, slow.events[1]]);
  });

  it('forgets nothing that comes in while all hands are full', async () => {
    const hung = Promise.withResolvers<Delivery>();
    const slow = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
    realtime.answer = () => {
      slow[realtime.told.length - 1]?.resolve();
      return realtime.told.length > 4 ? { outcome: 'delivered' } : hung.promise;
    };
    const drains: Promise<number>[] = [];
    for (const { promise } of slow) {
      await talk(1);
      drains.push(manager.deliverPending());
      await promise;
    }
    const { events } = await talk(1);
    expect(await manager.deliverPending()).toBe(0);
    hung.resolve({ outcome: 'delivered' });
    await Promise.all(drains);
    expect(realtime.told).toEqual(expect.arrayContaining(events));
    expect(await readOutbox()).toEqual([]);
  });
});

describe('a target that fails', () => {
  it('for a while is tried again later, and the other one is not told twice', async () => {
    const { events } = await talk(1);
    realtime.answer = () => (realtime.told.length < 3 ? passing : { outcome: 'delivered' });
    await manager.deliverPending();
    const [row] = await readOutbox();
    expect(row).toMatchObject({ settled: ['push'], isClaimed: false, isDead: false });
    expect(row?.error).toBe('realtime: ServiceDown 503');
    for (let turn = 0; turn < 2; turn += 1) {
      await makeDue();
      await manager.deliverPending();
    }
    expect(realtime.told).toEqual([...events, ...events, ...events]);
    expect(push.told).toEqual(events);
    expect(await readOutbox()).toEqual([]);
  });

  it('and says when to come back is not asked before', async () => {
    await talk(1);
    realtime.answer = () => ({ ...passing, retryAfterMs: 60_000 });
    await manager.deliverPending();
    expect((await readOutbox())[0]?.seconds).toBeGreaterThan(55);
    expect(await manager.deliverPending()).toBe(0);
  });

  it('for good buries the row, with the reason and without the words (PU12)', async () => {
    await talk(1);
    realtime.answer = () => lasting;
    await manager.deliverPending();
    expect(await readOutbox()).toMatchObject([
      { isDead: true, isClaimed: false, error: 'realtime: ServiceDown 503' },
    ]);
    await makeDue();
    expect(await manager.deliverPending()).toBe(0);
  });

  it('for good is not told again when another one is tried again', async () => {
    const { events } = await talk(1);
    realtime.answer = () => lasting;
    push.answer = () => (push.told.length === 1 ? passing : { outcome: 'delivered' });
    await manager.deliverPending();
    await makeDue();
    await manager.deliverPending();
    expect([realtime.told, push.told]).toEqual([events, [...events, ...events]]);
    expect(await readOutbox()).toEqual([]);
  });
});

describe('a poison row', () => {
  it.each([
    ['buried', lasting],
    ['postponed', passing],
  ])('that is %s delays nobody, not even in its own conversation', async (_, failure) => {
    const [poisoned, healthy] = [await talk(3), await talk(2)];
    realtime.answer = ({ event }) =>
      event.event_id === poisoned.events[0] ? failure : { outcome: 'delivered' };
    await manager.deliverPending();
    expect(realtime.told.toSorted()).toEqual([...poisoned.events, ...healthy.events].toSorted());
    expect(await readOutbox()).toHaveLength(1);
  });

  it('that nobody can even tell delays only itself (R6)', async () => {
    const [poisoned, healthy] = [await talk(1), await talk(2)];
    await dbPool().query(`UPDATE conversation_event SET type = 'staff_joined' WHERE conversation_id = $1`, [
      poisoned.id,
    ]);
    await manager.deliverPending();
    expect(realtime.told).toEqual(healthy.events);
    expect(await readOutbox()).toMatchObject([{ isDead: false, isClaimed: false, error: 'story: ZodError' }]);
  });
});

describe('news', () => {
  it('held by a process that died is told by the next one', async () => {
    const { events } = await talk(2);
    expect(await claimNews(50)).toHaveLength(2);
    expect(await manager.deliverPending()).toBe(0);
    await expireLeases();
    expect(await manager.deliverPending()).toBe(2);
    expect(realtime.told).toEqual(events);
  });

  it('of what is not there any more is told to nobody and leaves nothing', async () => {
    await addNews(cast.killarney, 3);
    expect(await manager.deliverPending()).toBe(3);
    expect([...realtime.told, ...push.told]).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });

  it('older than ten minutes is no hint any more: it is dropped without a call', async () => {
    await talk(2);
    const told: string[] = [];
    const publish = async (_: readonly string[], event: string): Promise<Delivery> => {
      told.push(event);
      return { outcome: 'delivered' };
    };
    clock.now = () => new Date(Date.now() + 10 * 60_000 + 1000);
    await createNotificationManager(tellNews, [realtimeTarget({ publish })]).deliverPending();
    expect(told).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });
});
