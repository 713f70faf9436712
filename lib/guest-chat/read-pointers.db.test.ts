import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markReadByGuest, markReadByStaff } from '@/lib/guest-chat/mark-read';
import { readEvents } from '@/lib/guest-chat/read-messages';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { db } from '@/lib/platform/db';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();

let fixtures: TheKillarney;
let brendan: StaffMember;
let siobhan: StaffMember;
let guest: Guest;
let id: number;

beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [brendan, siobhan] = await Promise.all([memberOf(fixtures.brendan), memberOf(fixtures.siobhan)]);
});
/** The guest asks three times (1 to 3), Brendan joins (4, 5) and answers twice (6, 7). */
beforeEach(async () => {
  guest = await guestOf(await addGuest(fixtures.killarney));
  for (const message of ['one', 'two', 'three']) {
    id = (await sendGuestMessage(guest, { message })).message.conversation_id;
  }
  for (const message of ['four', 'five']) await sendStaffMessage(brendan, id, { message });
});

async function state() {
  const { guestReadSeq, staffReadSeq, guestUnreadCount, staffUnreadCount, lastSeq } =
    await db().conversation.findUniqueOrThrow({ where: { id } });
  const pointers = { guest: Number(guestReadSeq), staff: Number(staffReadSeq), lastSeq: Number(lastSeq) };
  return { ...pointers, unreadByGuest: guestUnreadCount, unreadByStaff: staffUnreadCount };
}

async function readsLogged() {
  const page = await readEvents(brendan.hotel.id, id, 0, 200);
  return page?.events.flatMap((event) => (event.type === 'messages_read' ? [event.payload] : [])) ?? [];
}

describe('a read pointer', () => {
  it('moves to the last message read, and lowers the count by exactly those messages', async () => {
    expect(await markReadByGuest(guest, 6)).toMatchObject({ lastReadSeq: 6, markedAsRead: 1 });
    expect(await state()).toMatchObject({
      guest: 6,
      staff: 0,
      unreadByGuest: 1,
      unreadByStaff: 3,
      lastSeq: 8,
    });
  });

  it('never moves back, and a late mark changes and logs nothing', async () => {
    await markReadByGuest(guest, 7);
    const before = await state();
    expect(await markReadByGuest(guest, 6)).toMatchObject({ lastReadSeq: 7, markedAsRead: 0 });
    expect(await markReadByGuest(guest, 7)).toMatchObject({ lastReadSeq: 7, markedAsRead: 0 });
    expect(await state()).toEqual(before);
    expect(await readsLogged()).toHaveLength(1);
  });

  it('never moves beyond the last message, whatever the requested position', async () => {
    expect(await markReadByGuest(guest, Number.MAX_SAFE_INTEGER)).toMatchObject({ lastReadSeq: 7 });
    expect(await markReadByStaff(brendan, id)).toMatchObject({ lastReadSeq: 3, markedAsRead: 3 });
    expect(await state()).toMatchObject({ guest: 7, staff: 3, unreadByGuest: 0, unreadByStaff: 0 });
  });

  it('moves for one side only, and marks no message of that side', async () => {
    await markReadByStaff(brendan, id);
    const rows = await db().message.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
    const read = rows.filter(({ readAt }) => readAt !== null).map(({ body }) => body);
    expect(read).toEqual(['one', 'two', 'three']);
  });

  it('preserves the time of the first reading', async () => {
    await markReadByStaff(brendan, id, 2);
    const first = await db().message.findFirstOrThrow({ where: { conversationId: id, seq: 1 } });
    await markReadByStaff(siobhan, id);
    const later = await db().message.findFirstOrThrow({ where: { conversationId: id, seq: 1 } });
    expect(later.readAt).toEqual(first.readAt);
  });

  it('is stored for each colleague too, who may be behind the furthest', async () => {
    await markReadByStaff(brendan, id);
    await markReadByStaff(siobhan, id, 2);
    await markReadByStaff(siobhan, id, 1);
    const rows = await db().staffReadPointer.findMany({
      where: { conversationId: id },
      orderBy: { staffId: 'asc' },
    });
    const pointers = rows.map(({ staffId, readSeq }) => [staffId, Number(readSeq)]);
    // The pointer of a staff member ends where the log ended when they read, not at the last guest message.
    expect(pointers).toEqual([
      [brendan.id, 7],
      [siobhan.id, 2],
    ]);
  });

  it('is published with its number, and by name for staff', async () => {
    await markReadByStaff(siobhan, id, 2);
    await markReadByGuest(guest, 7);
    expect(await readsLogged()).toEqual([
      { reader: 'staff', up_to_seq: 2, staff_name: 'Siobhán Walsh', read_at: expect.any(String) },
      { reader: 'guest', up_to_seq: 7, read_at: expect.any(String) },
    ]);
  });
});

describe('two tabs that read the same page at once', () => {
  it('count each message once and end at the same position, with one log entry for each position at most', async () => {
    const asks = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 6 : 7));
    const moved = await Promise.all(asks.map((upTo) => markReadByGuest(guest, upTo)));
    expect(moved.reduce((sum, { markedAsRead }) => sum + markedAsRead, 0)).toBe(2);
    expect(await state()).toMatchObject({ guest: 7, unreadByGuest: 0 });
    expect((await readsLogged()).length).toBeLessThanOrEqual(2);
  });

  it('count each message once and log it once when they belong to two colleagues', async () => {
    const asks = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? brendan : siobhan));
    const moved = await Promise.all(asks.map((staff) => markReadByStaff(staff, id)));
    expect(moved.reduce((sum, { markedAsRead }) => sum + markedAsRead, 0)).toBe(3);
    expect(await state()).toMatchObject({ staff: 3, unreadByStaff: 0, lastSeq: 8 });
  });
});

describe('marking read', () => {
  it('reads nothing and creates no conversation before there is one', async () => {
    const newcomer = await guestOf(await addGuest(fixtures.killarney));
    expect(await markReadByGuest(newcomer, 5)).toEqual({ lastReadSeq: 0, markedAsRead: 0 });
    expect(await db().conversation.count({ where: { bookingId: newcomer.bookingId } })).toBe(0);
  });

  it('is rejected for another hotel and changes nothing', async () => {
    const before = await state();
    const stranger = await memberOf(fixtures.ronan);
    await expect(markReadByStaff(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await state()).toEqual(before);
  });
});
