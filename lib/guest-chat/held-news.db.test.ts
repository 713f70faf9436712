import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { markReadByStaff } from '@/lib/guest-chat/mark-read';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import { tellNews } from '@/lib/guest-chat/tell-news';
import type { Guest, StaffMember } from '@/lib/hotel/who';
import { createNotificationManager } from '@/lib/notifications/notification-manager';
import type { HeldNews } from '@/lib/notifications/ports';
import { dbPool } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';
import { lasting, passing, type RecordingTarget, recordingTarget } from '@/lib/testing/recording-target';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';
import { emptyOutbox, expireLeases, makeDue, readOutbox, talk } from '@/lib/testing/waiting-news';

useFreshDatabase();
let cast: TheKillarney;
let guest: Guest;
let brendan: StaffMember;
let target: RecordingTarget;
let manager: ReturnType<typeof createNotificationManager>;
beforeAll(async () => {
  cast = await seedTheKillarney();
  brendan = await memberOf(cast.brendan);
  // Unread in both houses, so that a sum over the wrong one shows.
  await talk(cast.killarney, 2);
  await talk(cast.dublin, 3);
});
beforeEach(async () => {
  await emptyOutbox();
  guest = await guestOf(await addGuest(cast.killarney));
  target = recordingTarget('realtime');
  manager = createNotificationManager(tellNews, [target]);
});

type Words = Parameters<typeof sendGuestMessage>[1];
const ask = (words: Words = { message: 'Two towels' }) => sendGuestMessage(guest, words, null, true);
const answer = (id: number, words: Words = { message: 'At once' }) =>
  sendStaffMessage(brendan, id, words, null, true);

function mustBeHeld({ held }: { held: HeldNews | null }): HeldNews {
  if (!held) throw new Error('Nobody holds this news.');
  return held;
}

describe('what the writer knows is what anybody would find', () => {
  const expectSame = async (sent: { held: HeldNews | null }) => {
    const held = mustBeHeld(sent);
    const told = await tellNews([held.news]);
    expect(held.story).toEqual(told.get(held.news.id));
  };

  it('of the first words of a guest whom nobody looks after yet', async () => {
    await expectSame(await ask());
  });

  it('of later words, quoting, with an emoji at the length of a preview', async () => {
    const first = await ask();
    await expectSame(await ask({ message: `${'x'.repeat(99)}🍀 tail`, reply_to: first.message.id }));
  });

  it('of what whoever looks after them answers, and of what the guest says then', async () => {
    const { message } = await ask();
    await answer(message.conversation_id);
    await expectSame(await answer(message.conversation_id, { message: 'Done', reply_to: message.id }));
    await expectSame(await ask());
    await markReadByStaff(brendan, message.conversation_id);
    await expectSame(await ask());
  });
});

describe('held news', () => {
  it('costs no statement to be sent with, and one to be told', async () => {
    await ask();
    let held: HeldNews | null = null;
    expect(
      await countQueries(async () => {
        held = (await ask()).held;
      }),
    ).toBe(1);
    await manager.deliverPending();
    expect(await countQueries(() => manager.deliverHeld(mustBeHeld({ held })))).toBe(1);
  });

  it('is taken by nobody else meanwhile, told once, and gone', async () => {
    const { held } = await ask();
    expect(await readOutbox()).toMatchObject([{ isClaimed: true, attempts: 1 }]);
    expect(await manager.deliverPending()).toBe(0);
    await manager.deliverHeld(mustBeHeld({ held }));
    expect(target.told).toEqual([held?.story.eventId]);
    expect(await readOutbox()).toEqual([]);
  });

  it('of a process that died before telling it is told by the next, when the lease is over', async () => {
    const { held } = await ask();
    await expireLeases();
    expect(await manager.deliverPending()).toBe(1);
    expect(target.told).toEqual([held?.story.eventId]);
  });

  it('that could not be told waits its turn like any other, and is read anew then', async () => {
    target.answer = () => passing;
    await manager.deliverHeld(mustBeHeld(await ask({ message: 'Words' })));
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

  it('that never can be told is buried', async () => {
    target.answer = () => lasting;
    await manager.deliverHeld(mustBeHeld(await ask()));
    expect(await readOutbox()).toMatchObject([{ isDead: true }]);
  });

  it('takes along what others left behind, where nothing else runs', async () => {
    const { held } = await ask();
    const { events } = await talk(cast.dublin, 2);
    await manager.deliverHeld(mustBeHeld({ held }));
    expect(target.told).toEqual([held?.story.eventId, ...events]);
  });

  it('told by many at once leaves nothing, in fewer statements than there were stories', async () => {
    await manager.deliverPending();
    const all: HeldNews[] = [];
    for (let at = 0; at < 20; at += 1) all.push(mustBeHeld(await ask({ message: `${at}` })));
    const statements = await countQueries(() => Promise.all(all.map((held) => manager.deliverHeld(held))));
    expect(await readOutbox()).toEqual([]);
    expect(statements).toBeLessThan(6);
  });
});

describe('news is not held', () => {
  it('where the sender did not ask for it, nor when the message was there already', async () => {
    const twice = { message: 'Twice', client_message_id: 'twice' };
    expect((await sendGuestMessage(guest, twice)).held).toBeNull();
    expect(await ask(twice)).toMatchObject({ isNew: false, held: null });
    expect(await manager.deliverPending()).toBe(1);
  });

  it('where somebody joins with their answer: all of it is told in its order', async () => {
    const { message } = await ask();
    await emptyOutbox();
    const joined = await answer(message.conversation_id);
    expect(joined.held).toBeNull();
    expect(await manager.deliverPending()).toBe(3);
    const own = target.told.map((event) => Number(event.split(':')[1]));
    expect(own).toEqual(own.toSorted((one, other) => one - other));
  });
});
