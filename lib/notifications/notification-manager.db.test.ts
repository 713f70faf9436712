import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { clock } from '@/lib/kernel/clock';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { claimItems } from '@/lib/notifications/outbox-store';
import type { Delivery, Publication } from '@/lib/notifications/ports';
import { realtimeTarget } from '@/lib/notifications/targets/realtime-target';
import { dbPool } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { addOutboxItems, emptyOutbox, expireLeases, readOutbox, talk } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { gate, type RecordingTarget, recordingTarget } from '@/lib/testing/recording-target';

useFreshDatabase();
let fixtures: TheKillarney;
let realtime: RecordingTarget;
let push: RecordingTarget;
let manager: ReturnType<typeof createNotificationManager>;
const realNow = clock.now;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await emptyOutbox();
  [realtime, push] = [recordingTarget('realtime'), recordingTarget('push')];
  manager = createNotificationManager(loadPayloads, [realtime, push]);
});
afterEach(() => {
  clock.now = realNow;
});

describe('deliverPending', () => {
  it('delivers every item to every target once, a conversation in its order, and leaves no row', async () => {
    const [one, two] = [await talk(fixtures.killarney, 3), await talk(fixtures.dublin, 2)];
    expect(await manager.deliverPending()).toBe(5);
    for (const { told } of [realtime, push]) {
      expect(told.toSorted()).toEqual([...one.events, ...two.events].toSorted());
      expect(told.filter((event) => event.startsWith(`${one.id}:`))).toEqual(one.events);
    }
    expect(await readOutbox()).toEqual([]);
    expect(await manager.deliverPending()).toBe(0);
  });

  it('takes no more rows than the caller asked for, as a poll does', async () => {
    const { events } = await talk(fixtures.killarney, 7);
    expect(await manager.deliverPending(5)).toBe(5);
    expect(realtime.told).toEqual(events.slice(0, 5));
    expect(await readOutbox()).toHaveLength(2);
  });

  it('needs as many statements for fifty rows as for one', async () => {
    await talk(fixtures.killarney);
    const few = await countQueries(() => manager.deliverPending());
    await talk(fixtures.killarney, 49);
    expect(await countQueries(() => manager.deliverPending())).toBe(few);
  });

  it('delivers later items while one target hangs', async () => {
    const [slow, hung] = [await talk(fixtures.killarney, 2), gate<Delivery>()];
    const started = gate();
    realtime.answer = ({ conversationId }) => {
      if (conversationId !== slow.id) return { outcome: 'delivered' };
      started.open();
      return hung.promise;
    };
    const first = manager.deliverPending();
    await started.promise;
    const { events } = await talk(fixtures.killarney);
    await manager.deliverPending();
    expect(realtime.told).toEqual([slow.events[0], ...events]);
    hung.open({ outcome: 'delivered' });
    await first;
    expect(realtime.told).toEqual([slow.events[0], ...events, slow.events[1]]);
  });

  it('delivers items that arrive while all drains are busy', async () => {
    const hung = gate<Delivery>();
    const slow = Array.from({ length: 4 }, () => gate());
    realtime.answer = () => {
      slow[realtime.told.length - 1]?.open();
      return realtime.told.length > 4 ? { outcome: 'delivered' } : hung.promise;
    };
    const drains: Promise<number>[] = [];
    for (const { promise } of slow) {
      await talk(fixtures.killarney);
      drains.push(manager.deliverPending());
      await promise;
    }
    const { events } = await talk(fixtures.killarney);
    expect(await manager.deliverPending()).toBe(0);
    hung.open({ outcome: 'delivered' });
    await Promise.all(drains);
    expect(realtime.told).toEqual(expect.arrayContaining(events));
    expect(await readOutbox()).toEqual([]);
  });
});

describe('an outbox item', () => {
  it('is delivered by the next process when the one that claimed it died', async () => {
    const { events } = await talk(fixtures.killarney, 2);
    expect(await claimItems(50)).toHaveLength(2);
    expect(await manager.deliverPending()).toBe(0);
    await expireLeases();
    expect(await manager.deliverPending()).toBe(2);
    expect(realtime.told).toEqual(events);
  });

  it('is delivered to no target and leaves no row when its event no longer exists', async () => {
    await addOutboxItems(fixtures.killarney, 3);
    expect(await manager.deliverPending()).toBe(3);
    expect([...realtime.told, ...push.told]).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });

  it('carries no text of a message that was deleted meanwhile', async () => {
    const { id } = await talk(fixtures.killarney);
    await dbPool().query('UPDATE message SET deleted_at = now() WHERE conversation_id = $1', [id]);
    const payloads: unknown[] = [];
    realtime.answer = ({ event }) => {
      payloads.push(event?.payload);
      return { outcome: 'delivered' };
    };
    await manager.deliverPending();
    expect(payloads).toMatchObject([{ is_deleted: true, message: DELETED_TEXT }]);
    expect(JSON.stringify(payloads)).not.toContain('words');
  });

  it('is completed without a realtime call when it is older than ten minutes', async () => {
    await talk(fixtures.killarney, 2);
    const told: string[] = [];
    const publish = async (publications: readonly Publication[]): Promise<Delivery[]> => {
      told.push(...publications.map(({ event }) => event));
      return [{ outcome: 'delivered' }];
    };
    clock.now = () => new Date(Date.now() + 10 * 60_000 + 1000);
    await createNotificationManager(loadPayloads, [
      realtimeTarget(
        { publish, cut: publish.bind(null, []) },
        async () => ({ staff: 1, guest: 1 }),
        async () => [],
      ),
    ]).deliverPending();
    expect(told).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });
});
