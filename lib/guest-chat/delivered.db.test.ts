import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  markDeliveredToGuest,
  markDeliveredToStaff,
  markListDelivered,
} from '@/lib/guest-chat/mark-delivered';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { readEvents, readMessages } from '@/lib/guest-chat/read-messages';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();

let fixtures: TheKillarney;
let brendan: StaffMember;
let ronan: StaffMember;
let guest: Guest;
let id: number;

beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [brendan, ronan] = await Promise.all([memberOf(fixtures.brendan), memberOf(fixtures.ronan)]);
});
/** The guest asks three times (1 to 3), Brendan joins (4, 5) and answers twice (6, 7). */
beforeEach(async () => {
  guest = await guestOf(await addGuest(fixtures.killarney));
  for (const message of ['one', 'two', 'three']) {
    id = (await sendGuestMessage(guest, { message })).message.conversation_id;
  }
  for (const message of ['six', 'seven']) await sendStaffMessage(brendan, id, { message });
});

const statuses = async () =>
  (await readMessages(brendan.hotel.id, id, {}))?.messages
    .filter(({ sender_type }) => sender_type !== 'system')
    .map(({ message, status }) => `${message} ${status}`);
const logged = async () =>
  (await readEvents(brendan.hotel.id, id, 7))?.events.map(({ type, payload }) => ({ type, payload }));
const waiting = () => db().outboxItem.count({ where: { conversationId: id } });

describe('delivery receipts', () => {
  it('mark messages up to the reported position, on one side only, and are published once', async () => {
    const before = await waiting();
    expect(await markDeliveredToStaff(brendan, id, 2)).toBe(2);
    expect(await statuses()).toEqual([
      'one delivered',
      'two delivered',
      'three pending',
      'six pending',
      'seven pending',
    ]);
    expect(await logged()).toEqual([
      {
        type: 'messages_delivered',
        payload: { reader: 'staff', up_to_seq: 2, delivered_at: expect.any(String) },
      },
    ]);
    expect(await waiting()).toBe(before + 1);
  });

  it('are logged once: the same or an earlier position changes and logs nothing', async () => {
    await markDeliveredToGuest(guest, 7);
    const before = await db().conversation.findUniqueOrThrow({ where: { id } });
    expect(await markDeliveredToGuest(guest, 7)).toBe(0);
    expect(await markDeliveredToGuest(guest, 6)).toBe(0);
    expect(await db().conversation.findUniqueOrThrow({ where: { id } })).toEqual(before);
  });

  it('change no count and no read pointer', async () => {
    await markDeliveredToStaff(brendan, id, 99);
    await markDeliveredToGuest(guest, 99);
    const row = await db().conversation.findUniqueOrThrow({ where: { id } });
    expect([row.staffUnreadCount, row.guestUnreadCount]).toEqual([3, 2]);
    expect([row.staffReadSeq, row.guestReadSeq, row.lastSeq]).toEqual([0n, 0n, 9n]);
  });

  it('are set by reading an undelivered message, with the time of the reading', async () => {
    await markReadByStaff(brendan, id);
    const rows = await db().message.findMany({ where: { conversationId: id, senderType: 'guest' } });
    expect(
      rows.every(({ deliveredAt, readAt }) => readAt && deliveredAt?.getTime() === readAt.getTime()),
    ).toBe(true);
    expect(await markDeliveredToStaff(brendan, id, 99)).toBe(0);
  });

  it('have the time of the delivery when the message is read later', async () => {
    await markDeliveredToGuest(guest, 7);
    const arrived = await db().message.findFirstOrThrow({ where: { conversationId: id, seq: 7 } });
    await markReadByGuest(guest, 7);
    const read = await db().message.findFirstOrThrow({ where: { conversationId: id, seq: 7 } });
    expect(read.deliveredAt).toEqual(arrived.deliveredAt);
  });

  it('are counted once when twenty tabs report them at the same time', async () => {
    const marked = await Promise.all(Array.from({ length: 20 }, () => markDeliveredToGuest(guest, 7)));
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await logged()).toHaveLength(1);
  });
});

describe('delivery receipts of a list', () => {
  it('are written in one statement, each conversation in its own log, and not for another hotel', async () => {
    const other = await guestOf(await addGuest(fixtures.killarney));
    const second = (await sendGuestMessage(other, { message: 'And here' })).message.conversation_id;
    const marco = await guestOf(fixtures.marco);
    const foreign = (await sendGuestMessage(marco, { message: 'Ciao' })).message.conversation_id;
    const list = [id, second, foreign, 999_999_999].map((conversation_id) => ({
      conversation_id,
      up_to_seq: 99,
    }));
    const statements = await countQueries(() => markListDelivered(brendan, list));
    expect(statements).toBe(1);
    const types = await db().conversationEvent.findMany({
      where: { type: 'messages_delivered', conversationId: { in: [id, second, foreign] } },
    });
    expect(types.map((event) => Number(event.conversationId)).sort()).toEqual([id, second].sort());
    expect(await markListDelivered(ronan, list)).toBe(1);
  });

  it('neither deadlock nor count a message twice when many staff pages report them in any order', async () => {
    const ids = [id];
    for (let at = 0; at < 5; at += 1) {
      const other = await guestOf(await addGuest(fixtures.killarney));
      ids.push((await sendGuestMessage(other, { message: 'Hello' })).message.conversation_id);
    }
    const list = ids.map((conversation_id) => ({ conversation_id, up_to_seq: 99 }));
    const desks = Array.from({ length: 12 }, (_, at) => (at % 2 ? list : list.toReversed()));
    const marked = await Promise.all(desks.map((each) => markListDelivered(brendan, each)));
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(3 + 5);
  });
});

it('delivery receipts are rejected for another hotel, and mark nothing before a conversation exists', async () => {
  await expect(markDeliveredToStaff(ronan, id, 99)).rejects.toMatchObject({ code: 'not_found' });
  expect(await logged()).toEqual([]);
  const newcomer = await guestOf(await addGuest(fixtures.killarney));
  expect(await markDeliveredToGuest(newcomer, 5)).toBe(0);
});
