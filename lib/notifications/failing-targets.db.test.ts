import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import { dbPool } from '@/lib/platform/db';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, makeDue, readOutbox, talk } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { lasting, passing, type RecordingTarget, recordingTarget } from '@/lib/testing/recording-target';

useFreshDatabase();
let fixtures: TheKillarney;
let realtime: RecordingTarget;
let push: RecordingTarget;
let manager: ReturnType<typeof createNotificationManager>;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await emptyOutbox();
  [realtime, push] = [recordingTarget('realtime'), recordingTarget('push')];
  manager = createNotificationManager(loadPayloads, [realtime, push]);
});

describe('a failing target', () => {
  it('is retried after a transient failure, and the other target is not called twice', async () => {
    const { events } = await talk(fixtures.killarney);
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

  it('is not retried before the time that it asked for', async () => {
    await talk(fixtures.killarney);
    realtime.answer = () => ({ ...passing, retryAfterMs: 60_000 });
    await manager.deliverPending();
    expect((await readOutbox())[0]?.seconds).toBeGreaterThan(55);
    expect(await manager.deliverPending()).toBe(0);
  });

  it('dead-letters the row after a permanent failure, with the reason and without the text', async () => {
    await talk(fixtures.killarney);
    realtime.answer = () => lasting;
    await manager.deliverPending();
    expect(await readOutbox()).toMatchObject([
      { isDead: true, isClaimed: false, error: 'realtime: ServiceDown 503' },
    ]);
    await makeDue();
    expect(await manager.deliverPending()).toBe(0);
  });

  it('is not called again after a permanent failure when another target is retried', async () => {
    const { events } = await talk(fixtures.killarney);
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
    ['moved to the dead letters', lasting],
    ['postponed', passing],
  ])('delays no other row, not even in its own conversation, when it is %s', async (_, failure) => {
    const [poisoned, healthy] = [await talk(fixtures.killarney, 3), await talk(fixtures.killarney, 2)];
    realtime.answer = ({ eventId }) => (eventId === poisoned.events[0] ? failure : { outcome: 'delivered' });
    await manager.deliverPending();
    expect(realtime.told.toSorted()).toEqual([...poisoned.events, ...healthy.events].toSorted());
    expect(await readOutbox()).toHaveLength(1);
  });

  it('delays only itself when its payload cannot be loaded', async () => {
    const [poisoned, healthy] = [await talk(fixtures.killarney), await talk(fixtures.killarney, 2)];
    await dbPool().query(`UPDATE conversation_event SET type = 'staff_joined' WHERE conversation_id = $1`, [
      poisoned.id,
    ]);
    await manager.deliverPending();
    expect(realtime.told).toEqual(healthy.events);
    expect(await readOutbox()).toMatchObject([
      { isDead: false, isClaimed: false, error: 'payload: ZodError' },
    ]);
  });
});
