import { beforeAll, describe, expect, it } from 'vitest';
import { GET as readConversation } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/route';
import { conversationSchema } from '@/lib/contract/chat';
import type { StaffRole } from '@/lib/contract/roles';
import { stayPageSchema, staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { addGuest, addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

const EMAIL = 'only-the-desk@example.com';
const PHONE = '+353 87 123 4567';
const NOTES = 'Pays late, be kind';

useFreshDatabase();
let fixtures: TheKillarney;
let code: string;
let conversationId: number;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const hotel of [fixtures.killarney, fixtures.dublin]) {
    const guest = await addGuest(hotel);
    const data = { guestEmail: EMAIL, guestPhone: PHONE, notes: NOTES };
    await db().booking.update({ where: { id: guest.bookingId }, data });
    if (hotel !== fixtures.killarney) continue;
    code = guest.code;
    conversationId = (await guestSays(guest, 'Hello')).conversation_id;
  }
});

async function everythingRead(as: Caller) {
  const hotelSlug = fixtures.killarney.slug;
  const list = await stayEndpoints.list(hotelSlug, as, { query: '?view=all' });
  const found = await stayEndpoints.list(hotelSlug, as, {
    query: `?view=all&q=${encodeURIComponent(EMAIL)}`,
  });
  const one = await stayEndpoints.read(hotelSlug, code, as);
  const params = { hotelSlug, conversationId: String(conversationId) };
  const conversation = await callRoute(readConversation, 'GET', `/api/chat/${hotelSlug}`, params, as);
  return {
    listed: stayPageSchema.parse(await list.json()).stays.find(({ booking_id }) => booking_id === code),
    found: stayPageSchema.parse(await found.json()).stays.length,
    one: staySchema.parse(await one.json()),
    conversation: conversationSchema.parse(await conversation.json()),
  };
}

const as = async (role: StaffRole) =>
  everythingRead(byApiToken(await addStaff(fixtures.killarney, { role, department: 'kitchen' })));

describe('private details of a stay', () => {
  it.each(['cook', 'technician', 'housekeeper'] as const)(
    'hides e-mail address, phone number and notes from a %s',
    async (role) => {
      const { listed, found, one, conversation } = await as(role);
      expect([listed?.guest_email, one.guest_email, conversation.guest.email]).toEqual([null, null, null]);
      expect([listed?.notes, one.notes, conversation.stay.notes]).toEqual(['', '', '']);
      expect([listed?.guest_phone, one.guest_phone]).toEqual([null, null]);
      expect(found).toBe(0);
      expect(one.guest_first_name).toBe('Niamh');
    },
  );

  it.each(['receptionist', 'concierge', 'manager', 'admin'] as const)(
    'shows e-mail address, phone number and notes to a %s',
    async (role) => {
      const { listed, one, conversation } = await as(role);
      expect([listed?.guest_email, one.guest_email, conversation.guest.email]).toEqual([EMAIL, EMAIL, EMAIL]);
      expect([listed?.notes, one.notes, conversation.stay.notes]).toEqual([NOTES, NOTES, NOTES]);
    },
  );
});
