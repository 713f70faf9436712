import { beforeAll, describe, expect, it } from 'vitest';
import { assignStaff } from '@/lib/guest-chat/assign-staff';
import { countUnread } from '@/lib/guest-chat/count-unread';
import { leaveConversation } from '@/lib/guest-chat/leave-conversation';
import { markDeliveredToGuest, markDeliveredToStaff } from '@/lib/guest-chat/mark-delivered';
import { markReadByStaff } from '@/lib/guest-chat/mark-read';
import { markUnread } from '@/lib/guest-chat/mark-unread';
import { listInbox, readConversation } from '@/lib/guest-chat/read-conversation';
import { readEvents, readMessages } from '@/lib/guest-chat/read-messages';
import { sendGuestMessage } from '@/lib/guest-chat/send-guest-message';
import { sendStaffMessage } from '@/lib/guest-chat/send-staff-message';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { countQueries } from '@/lib/testing/expect-queries';
import { addGuest, addHotel, addStaff } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestOf, memberOf } from '@/lib/testing/principals';

type HotelParts = { staff: StaffMember; guest: Guest; conversationId: number };

/** A hotel in which `size` guests have written, one of them `size` messages, and staff have answered that one. */
async function buildHotel(slug: string, size: number): Promise<HotelParts> {
  const hotel = await addHotel(slug, slug);
  const staff = await memberOf(await addStaff(hotel));
  const guest = await guestOf(await addGuest(hotel));
  for (let at = 1; at < size; at += 1) {
    await sendGuestMessage(await guestOf(await addGuest(hotel)), { message: 'Hello' });
  }
  let conversationId = 0;
  for (let at = 0; at < size; at += 1) {
    conversationId = (await sendGuestMessage(guest, { message: `${at}` })).message.conversation_id;
  }
  await sendStaffMessage(staff, conversationId, { message: 'Good evening' });
  return { staff, guest, conversationId };
}

useFreshDatabase();

describe('the number of statements', () => {
  let hotels: HotelParts[];
  beforeAll(async () => {
    hotels = [await buildHotel('hotel-one', 1), await buildHotel('hotel-fifty', 50)];
  }, 60_000);

  const both = async (act: (buildHotel: HotelParts) => Promise<unknown>) => {
    const counts: number[] = [];
    for (const one of hotels) counts.push(await countQueries(() => act(one)));
    return counts;
  };

  it('is two for a page of the inbox, whatever its size', async () => {
    expect(await both(({ staff }) => listInbox(staff, {}))).toEqual([2, 2]);
    expect(await both(({ staff }) => listInbox(staff, { order: 'recent', q: 'a' }))).toEqual([2, 2]);
  });

  it('is one for a page of messages', async () => {
    expect(
      await both(({ staff, conversationId }) => readMessages(staff.hotel.id, conversationId, {})),
    ).toEqual([1, 1]);
  });

  it('is one for a page of the log', async () => {
    expect(await both(({ staff, conversationId }) => readEvents(staff.hotel.id, conversationId, 0))).toEqual([
      1, 1,
    ]);
  });

  it('is the same for every conversation with its guest and its staff', async () => {
    const [few = 0, many = 0] = await both(({ staff, conversationId }) =>
      readConversation(staff, conversationId),
    );
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(8);
  });

  it('is one for counting unread messages', async () => {
    expect(await both(({ staff }) => countUnread(staff))).toEqual([1, 1]);
  });

  it('is one for sending, by a guest and by the handler', async () => {
    expect(await both(({ guest }) => sendGuestMessage(guest, { message: 'Soap?' }))).toEqual([1, 1]);
    expect(
      await both(({ staff, conversationId }) =>
        sendStaffMessage(staff, conversationId, { message: 'At once' }),
      ),
    ).toEqual([1, 1]);
  });

  it('is three for sending again: the attempt and two to find the original', async () => {
    const again = ({ guest }: HotelParts) =>
      sendGuestMessage(guest, { message: 'Soap?', client_message_id: 'same' });
    await both(again);
    expect(await both(again)).toEqual([3, 3]);
  });

  it('is the same for taking over and leaving in a small and a large hotel', async () => {
    const colleagues = new Map<HotelParts, StaffMember>();
    for (const one of hotels) colleagues.set(one, await memberOf(await addStaff(one.staff.hotel)));
    const colleague = (one: HotelParts) => colleagues.get(one) ?? one.staff;
    const taking = await both((one) => assignStaff(colleague(one), one.conversationId, {}));
    const leaving = await both((one) => leaveConversation(colleague(one), one.conversationId));
    for (const [few = 0, many = 0] of [taking, leaving]) {
      expect(many).toBe(few);
      expect(many).toBeLessThanOrEqual(20);
    }
  });

  it('is one for marking as delivered or unread', async () => {
    const one = (act: (buildHotel: HotelParts) => Promise<unknown>) =>
      expect(both(act)).resolves.toEqual([1, 1]);
    await one(({ staff, conversationId }) => markDeliveredToStaff(staff, conversationId, 99));
    await one(({ guest }) => markDeliveredToGuest(guest, 99));
    await one(({ staff, conversationId }) => markUnread(staff, conversationId));
  });

  it('is one for marking read', async () => {
    expect(await both(({ staff, conversationId }) => markReadByStaff(staff, conversationId))).toEqual([1, 1]);
  });
});
