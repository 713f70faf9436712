import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { loadPayloads } from '@/lib/guest-chat/load-payloads';
import { markReadByStaff } from '@/lib/guest-chat/mark-read';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { PreparedItem } from '@/lib/notifications/ports';
import { dbPool } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { emptyOutbox, expireLeases, makeDue, readOutbox, talk } from '@/lib/testing/outbox-items';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { lasting, passing, type RecordingTarget, recordingTarget } from '@/lib/testing/recording-target';

useFreshDatabase();
let fixtures: TheKillarney;
let guest: Guest;
let brendan: StaffMember;
let target: RecordingTarget;
let manager: ReturnType<typeof createNotificationManager>;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  brendan = await memberOf(fixtures.brendan);
  // Unread messages in both hotels, so that a sum over the wrong one shows.
  await talk(fixtures.killarney, 2);
  await talk(fixtures.dublin, 3);
});
beforeEach(async () => {
  await emptyOutbox();
  guest = await guestOf(await addGuest(fixtures.killarney));
  target = recordingTarget('realtime');
  manager = createNotificationManager(loadPayloads, [target]);
});

type Words = Parameters<typeof sendGuestMessage>[1];
const ask = (words: Words = { message: 'Two towels' }) => sendGuestMessage(guest, words, null, true);
const answer = (id: number, words: Words = { message: 'At once' }) =>
  sendStaffMessage(brendan, id, words, null, true);

function requirePrepared({ prepared }: { prepared: PreparedItem | null }): PreparedItem {
  if (!prepared) throw new Error('Nobody holds this news.');
  return prepared;
}

describe('a prepared payload', () => {
  const expectSame = async (sent: { prepared: PreparedItem | null }) => {
    const prepared = requirePrepared(sent);
    const told = await loadPayloads([prepared.item]);
    expect(prepared.notification).toEqual(told.get(prepared.item.id));
  };

  it('equals a loaded one for the first message of a guest without a handler', async () => {
    await expectSame(await ask());
  });

  it('equals a loaded one for a later message with a quote and an emoji at the length of a preview', async () => {
    const first = await ask();
    await expectSame(await ask({ message: `${'x'.repeat(99)}🍀 tail`, reply_to: first.message.id }));
  });

  it('equals a loaded one for an answer of the handler and for the guest’s next message', async () => {
    const { message } = await ask();
    await answer(message.conversation_id);
    await expectSame(await answer(message.conversation_id, { message: 'Done', reply_to: message.id }));
    await expectSame(await ask());
    await markReadByStaff(brendan, message.conversation_id);
    await expectSame(await ask());
  });
});

describe('a prepared item', () => {
  it('costs no statement beyond the send, and one for its delivery', async () => {
    await ask();
    let prepared: PreparedItem | null = null;
    expect(
      await countQueries(async () => {
        prepared = (await ask()).prepared;
      }),
    ).toBe(1);
    await manager.deliverPending();
    expect(await countQueries(() => manager.deliverPrepared(requirePrepared({ prepared })))).toBe(1);
  });

  it('is claimed by no other process meanwhile, delivered once and deleted', async () => {
    const { prepared } = await ask();
    expect(await readOutbox()).toMatchObject([{ isClaimed: true, attempts: 1 }]);
    expect(await manager.deliverPending()).toBe(0);
    await manager.deliverPrepared(requirePrepared({ prepared }));
    expect(target.told).toEqual([prepared?.notification.eventId]);
    expect(await readOutbox()).toEqual([]);
  });

  it('is delivered by the next process after the lease when its writer died', async () => {
    const { prepared } = await ask();
    await expireLeases();
    expect(await manager.deliverPending()).toBe(1);
    expect(target.told).toEqual([prepared?.notification.eventId]);
  });

  it('is rescheduled after a failure like any other, and its payload is loaded again', async () => {
    target.answer = () => passing;
    await manager.deliverPrepared(requirePrepared(await ask({ message: 'Words' })));
    expect(await readOutbox()).toMatchObject([{ isClaimed: false, isDead: false, attempts: 1 }]);
    await dbPool().query('UPDATE message SET deleted_at = now() WHERE body = $1', ['Words']);
    await makeDue();
    const payloads: unknown[] = [];
    target.answer = ({ event }) => {
      payloads.push(event?.payload);
      return { outcome: 'delivered' };
    };
    expect(await manager.deliverPending()).toBe(1);
    expect(payloads).toMatchObject([{ is_deleted: true, message: DELETED_TEXT }]);
  });

  it('is dead-lettered after a permanent failure', async () => {
    target.answer = () => lasting;
    await manager.deliverPrepared(requirePrepared(await ask()));
    expect(await readOutbox()).toMatchObject([{ isDead: true }]);
  });

  it('is followed by the items that others left, where nothing else runs', async () => {
    const { prepared } = await ask();
    const { events } = await talk(fixtures.dublin, 2);
    await manager.deliverPrepared(requirePrepared({ prepared }));
    expect(target.told).toEqual([prepared?.notification.eventId, ...events]);
  });

  it('leaves no row when many are delivered at once, in fewer statements than items', async () => {
    await manager.deliverPending();
    const all: PreparedItem[] = [];
    for (let at = 0; at < 20; at += 1) all.push(requirePrepared(await ask({ message: `${at}` })));
    const statements = await countQueries(() =>
      Promise.all(all.map((prepared) => manager.deliverPrepared(prepared))),
    );
    expect(await readOutbox()).toEqual([]);
    expect(statements).toBeLessThan(6);
  });
});

describe('a send', () => {
  it('prepares no item where the sender did not ask for one or the message exists already', async () => {
    const twice = { message: 'Twice', client_message_id: 'twice' };
    expect((await sendGuestMessage(guest, twice)).prepared).toBeNull();
    expect(await ask(twice)).toMatchObject({ isNew: false, prepared: null });
    expect(await manager.deliverPending()).toBe(1);
  });

  it('prepares no item where a staff member joins with the answer, to preserve the order', async () => {
    const { message } = await ask();
    await emptyOutbox();
    const joined = await answer(message.conversation_id);
    expect(joined.prepared).toBeNull();
    expect(await manager.deliverPending()).toBe(3);
    const own = target.told.map((event) => Number(event.split(':')[1]));
    expect(own).toEqual(own.toSorted((one, other) => one - other));
  });
});
