import { beforeAll, describe, expect, it } from 'vitest';
import { openConversation } from '@/lib/guest-chat/conversation-store';
import { openFromRoom } from '@/lib/guest-chat/open-from-room';
import { readContext } from '@/lib/guest-chat/read-context';
import { listGuestMessages } from '@/lib/guest-chat/read-guest-chat';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { db } from '@/lib/platform/db';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

describe('the conversation of a booking', () => {
  it('is created once, however many requests open it at once', async () => {
    const { bookingId } = await addGuest(fixtures.killarney);
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => openConversation(fixtures.killarney.id, bookingId)),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await db().conversation.count({ where: { bookingId } })).toBe(1);
  });

  it('is not created by a read', async () => {
    const guest = await guestOf(await addGuest(fixtures.killarney));
    await readContext(guest, null);
    expect(await listGuestMessages(guest, {})).toMatchObject({
      messages: [],
      conversation_id: null,
      last_seq: 0,
    });
    expect(await db().conversation.count({ where: { bookingId: guest.bookingId } })).toBe(0);
  });

  it('cannot be opened for a booking of another hotel', async () => {
    await expect(openConversation(fixtures.killarney.id, fixtures.marco.bookingId)).rejects.toThrow();
    expect(await db().conversation.count({ where: { bookingId: fixtures.marco.bookingId } })).toBe(0);
  });

  it('follows the guest to another room', async () => {
    const guest = await addGuest(fixtures.killarney, { room: '501' });
    const sent = await sendGuestMessage(await guestOf(guest), { message: 'It is loud here' });
    const room = await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '502' } });
    await db().booking.update({ where: { id: guest.bookingId }, data: { roomId: room.id } });
    const moved = await guestOf(guest);
    const { message } = await sendGuestMessage(moved, { message: 'Much better' });
    expect(message.conversation_id).toBe(sent.message.conversation_id);
    const page = await listGuestMessages(moved, {});
    expect(page.messages.map((each) => each.room_number)).toEqual(['501', '502']);
  });
});

describe('openFromRoom', () => {
  it('finds the guest who is in the room now, never an earlier or a later one', async () => {
    const brendan = await memberOf(fixtures.brendan);
    const gone = await addGuest(fixtures.killarney, { room: '601' });
    const old = await sendGuestMessage(await guestOf(gone), { message: 'My secret' });
    await db().booking.update({ where: { id: gone.bookingId }, data: { status: 'checked_out' } });
    await addGuest(fixtures.killarney, { room: '601', status: 'confirmed' });
    await expect(openFromRoom(brendan, '601')).rejects.toMatchObject({ code: 'not_found' });
    await addGuest(fixtures.killarney, { room: '601' });
    const opened = await openFromRoom(brendan, '601');
    expect(opened).toMatchObject({ messages: [], conversation_created: true });
    expect(opened.conversation_id).not.toBe(old.message.conversation_id);
    expect(await openFromRoom(brendan, '601')).toEqual({ ...opened, conversation_created: false });
  });

  it.each(['', '%', "204' OR '1'='1", '999', '204\u0000'])('finds no guest in %j', async (room) => {
    await expect(openFromRoom(await memberOf(fixtures.brendan), room)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
