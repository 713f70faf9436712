import type { BookingStatus } from '@/lib/contract/hotel';
import { createApiKey } from '@/lib/integrations/api-keys';
import { db } from '@/lib/platform/db';
import { aCalendar } from '@/lib/testing/calendars';
import { aCompanionId } from '@/lib/testing/companions';
import { photo } from '@/lib/testing/file-endpoints';
import { addGuest, addStaff, type TestGuest, type TestStaff } from '@/lib/testing/hotel-fixture';
import { anImportId } from '@/lib/testing/imports';
import { anOwner } from '@/lib/testing/owners';
import { anInviteId } from '@/lib/testing/people-endpoints';
import { memberOf } from '@/lib/testing/principals';
import { giveKnownPin, useRoomCodes } from '@/lib/testing/room-endpoints';
import { guestSays, staffSays } from '@/lib/testing/speak';
import { aFailedCall } from '@/lib/testing/webhooks';

/** One stay with every object that addresses can name, a staff member who handles it and an admin of the hotel. */
export type Scenario = Readonly<{
  guest: TestGuest;
  staff: TestStaff;
  admin: TestStaff;
  apiKey: { id: number; secret: string };
  /** The session secret of an owner, who belongs to no hotel. */
  ownerSecret: string;
  conversationId: number;
  freeRoom: string;
  /** The code of a stay that no guest has used. */
  double: string;
  /** The booking code of another guest who is in house, where an address names a stay. */
  neighbour: string;
  params: Record<string, string>;
}>;

export const SECRET_WORDS = 'What only these two know';
let rooms = 0;

export async function createScenario(
  staff: TestStaff,
  { status, isAboutAnswer }: { status?: BookingStatus; isAboutAnswer?: true },
  named: readonly string[],
): Promise<Scenario> {
  const guest = await addGuest(staff.hotel);
  const hasFile = named.includes('attachmentId');
  const files = hasFile ? [(await photo(guest)).id] : [];
  const said = await guestSays(guest, SECRET_WORDS, { attachment_ids: files });
  const conversationId = said.conversation_id;
  const { message: answer } = await staffSays(staff, conversationId, SECRET_WORDS);
  await useRoomCodes(guest.hotel);
  if (named.includes('roomNumber')) await giveKnownPin(guest);
  if (status) await db().booking.update({ where: { id: guest.bookingId }, data: { status } });
  rooms += 1;
  const freeRoom = `7${rooms}`;
  await db().room.create({ data: { hotelId: guest.hotel.id, number: freeRoom } });
  const double = `BK-2026-9${String(rooms).padStart(5, '0')}`;
  await db().booking.create({
    data: {
      ...{ hotelId: guest.hotel.id, code: double, guestFirstName: 'Una', guestLastName: 'Roe' },
      ...{ checkIn: new Date('2026-11-24'), checkOut: new Date('2026-11-27') },
    },
  });
  const [admin, colleague] = [
    await addStaff(staff.hotel, { role: 'admin', department: 'management' }),
    await addStaff(staff.hotel),
  ];
  const apiKey = await createApiKey({ staff: await memberOf(admin) }, 'PMS');
  const neighbour = named.includes('bookingId') ? (await addGuest(guest.hotel)).code : '';
  const all: Record<string, string> = {
    hotelSlug: guest.hotel.slug,
    conversationId: String(conversationId),
    messageId: String(isAboutAnswer ? answer.id : said.message_id),
    attachmentId: String(files[0]),
    bookingId: guest.code,
    deviceId: String(guest.sessionId),
    companionId: named.includes('companionId') ? await aCompanionId(guest) : '',
    sessionId: String(guest.sessionId),
    roomNumber: guest.roomNumber ?? '',
    roomId: String(guest.roomId),
    staffId: String(colleague.id),
    keyId: String(apiKey.id),
    ...(named.includes('webhookId') ? await aFailedCall(admin) : {}),
    calendarId: named.includes('calendarId') ? String((await aCalendar(admin)).id) : '',
    importId: named.includes('importId') ? await anImportId(staff) : '',
    deliveryId: '00000000-0000-4000-8000-000000000000',
    linkId: named.includes('linkId') ? await anInviteId(admin) : '',
    size: '192.png',
    hash: '0'.repeat(32),
    side: 'guest',
  };
  const params = Object.fromEntries(named.map((name) => [name, meaningOf(all, name)]));
  const ownerSecret = await anOwner();
  return { guest, staff, admin, apiKey, ownerSecret, conversationId, freeRoom, double, neighbour, params };
}

function meaningOf(all: Record<string, string>, name: string): string {
  const value = all[name];
  if (value === undefined) throw new Error(`Say here what [${name}] in an address stands for.`);
  return value;
}

/** Well-formed values that name nothing. */
export const ABSENT: Record<string, string> = {
  bookingId: 'BK-2026-999999',
  roomNumber: '999999',
  hotelSlug: 'hotel-of-nobody',
};
export const ABSENT_NUMBER = '999999999';
