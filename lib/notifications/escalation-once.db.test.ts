import { beforeAll, describe, expect, it } from 'vitest';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { NotificationPayload, Target } from '@/lib/notifications/ports';
import { escalationTarget } from '@/lib/notifications/targets/escalation-target';
import { pushTarget } from '@/lib/notifications/targets/push-target';
import { dbPool } from '@/lib/platform/db';
import { useEscalation } from '@/lib/testing/escalation-run';
import { useFcm } from '@/lib/testing/fcm-stub';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { expireLeases } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { gate, recordingTarget } from '@/lib/testing/recording-target';
import { staffSays } from '@/lib/testing/speak';

useFreshDatabase();
const fcm = useFcm();
const { aProcess, at, called, itIs, note, stepsOf, timers, waits: waitsFor } = useEscalation();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
const waits = async () => waitsFor(await addGuest(fixtures.killarney));

describe('an escalation step', () => {
  it('is taken once and still calls when the process dies between the step and the call', async () => {
    const id = await waits();
    await itIs(2.1);
    // The process advances, claims the call that it queued, and dies.
    const dying = createNotificationManager(loadPayloads, [
      recordingTarget('push', (notification) => {
        if (notification.call) throw new Error('Killed.');
        return { outcome: 'delivered' };
      }),
      escalationTarget,
    ]);
    await expect(dying.deliverPending()).rejects.toThrow('Killed.');
    expect(await stepsOf(id)).toEqual([1]);
    expect(called()).toEqual([]);
    await expireLeases();
    await at(2.2);
    expect(called()).toEqual([{ step: 1, staffIds: [fixtures.brendan.id] }]);
    await at(2.3);
    expect(called()).toHaveLength(1);
  });

  it('is taken once when the process dies before it releases the timer', async () => {
    const id = await waits();
    await at(2.1);
    await dbPool().query(`UPDATE outbox SET due_at = now() WHERE type = 'ladder_step'`);
    await at(2.2);
    expect(await stepsOf(id)).toEqual([1]);
    expect(called()).toHaveLength(1);
    expect(await timers()).toEqual([300]);
  });

  it('pushes to each phone once when the process dies after the push and before it records it', async () => {
    const id = await waits();
    await dbPool().query(
      `INSERT INTO device (hotel_id, staff_id, kind, value) VALUES ($1, $2, 'registration_token', 'brendan-phone')`,
      [fixtures.killarney.id, fixtures.brendan.id],
    );
    const push = pushTarget(fcm.sender());
    const survivor = () => createNotificationManager(loadPayloads, [push, escalationTarget]);
    const rings = () => fcm.sent.map(({ data }) => data.type);
    await itIs(2.1);
    const dying: Target = {
      ...push,
      async deliver(notification) {
        await push.deliver(notification);
        if (notification.call) throw new Error('Killed.');
        return [];
      },
    };
    const killed = createNotificationManager(loadPayloads, [dying, escalationTarget]);
    await expect(killed.deliverPending()).rejects.toThrow('Killed.');
    expect(rings()).toEqual(['guest_waiting']);
    for (const minutes of [2.2, 2.3]) {
      await expireLeases();
      await itIs(minutes);
      await survivor().deliverPending();
    }
    expect(rings()).toEqual(['guest_waiting']);
    expect(await stepsOf(id)).toEqual([1]);
    // The next step is another call, and pushes again.
    await dbPool().query(`UPDATE delivery SET accepted_at = now() - interval '6 s'`);
    await itIs(5.1);
    await survivor().deliverPending();
    await survivor().deliverPending();
    expect(rings()).toEqual(['guest_waiting', 'guest_waiting']);
    await dbPool().query('DELETE FROM delivery; DELETE FROM device');
  });

  it('is taken once when two processes drain at the same time', async () => {
    const ids = [await waits(), await waits(), await waits()];
    await itIs(11);
    const both = [aProcess(), aProcess()];
    await Promise.all(both.map((each) => each.deliverPending()));
    await Promise.all(both.map((each) => each.deliverPending()));
    for (const id of ids) expect(await stepsOf(id)).toEqual([1, 2, 3]);
    expect(called()).toHaveLength(9);
  });

  it('is not taken when an answer comes first', async () => {
    const id = await waits();
    await itIs(3);
    const told = gate();
    const answering = recordingTarget('push', async (notification) => {
      note(notification);
      // The timer is claimed and its payload loaded. Before the escalation advances, a receptionist answers.
      if (notification.timer) {
        await staffSays(fixtures.brendan, id, 'Here I am');
        told.open();
      }
      return { outcome: 'delivered' };
    });
    const after = {
      ...escalationTarget,
      deliver: (notification: NotificationPayload) =>
        told.promise.then(() => escalationTarget.deliver(notification)),
    };
    await createNotificationManager(loadPayloads, [answering, after]).deliverPending(1);
    await at(3.1);
    expect(await stepsOf(id)).toEqual([]);
    expect(called()).toEqual([]);
    expect(await timers()).toEqual([]);
  });

  it('makes no call when the answer comes between the step and the call', async () => {
    const id = await waits();
    await itIs(3);
    await aProcess().deliverPending(1);
    expect(await stepsOf(id)).toEqual([1]);
    await staffSays(fixtures.brendan, id, 'Here I am');
    await at(3.1);
    expect(called()).toEqual([]);
  });
});
