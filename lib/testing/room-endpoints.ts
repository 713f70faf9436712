import { POST as enter } from '@/app/api/public/chat/[hotelSlug]/room/[roomNumber]/enter/route';
import { GET as access, PUT as setAccess } from '@/app/api/staff/hotel/[hotelSlug]/room-access/route';
import {
  GET as code,
  POST as issue,
} from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/room-code/route';
import { guestCookieName } from '@/lib/auth/cookies';
import { type EnterRoom, roomPinSchema } from '@/lib/contract/room-codes';
import { hashPassword } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { browser, byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import type { TestGuest, TestHotel, TestStaff } from '@/lib/testing/hotel-fixture';

/** The room access endpoints of guests and of the front desk, each called with the address that Next would match. */

const base = (slug: string) => `/api/staff/hotel/${slug}`;

export const roomEndpoints = {
  enter: (slug: string, room: string, key: EnterRoom | unknown, as: Caller = nobody) =>
    callRoute(
      enter,
      'POST',
      `/api/public/chat/${slug}/room/${encodeURIComponent(room)}/enter`,
      { hotelSlug: slug, roomNumber: room },
      as,
      { json: key },
    ),
  code: (slug: string, booking: string, as: Caller) =>
    callRoute(
      code,
      'GET',
      `${base(slug)}/stays/${booking}/room-code`,
      { hotelSlug: slug, bookingId: booking },
      as,
    ),
  issue: (slug: string, booking: string, as: Caller) =>
    callRoute(
      issue,
      'POST',
      `${base(slug)}/stays/${booking}/room-code`,
      { hotelSlug: slug, bookingId: booking },
      as,
    ),
  access: (slug: string, as: Caller) =>
    callRoute(access, 'GET', `${base(slug)}/room-access`, { hotelSlug: slug }, as),
  setAccess: (slug: string, as: Caller, json: unknown) =>
    callRoute(setAccess, 'PUT', `${base(slug)}/room-access`, { hotelSlug: slug }, as, { json }),
};

export async function useRoomCodes({ id }: TestHotel, isOn = true): Promise<void> {
  await db().hotel.update({ where: { id }, data: { roomAccessIsOn: isOn } });
}

/** Enables room access by name as well. */
export async function useRoomNames({ id }: TestHotel, isOn = true): Promise<void> {
  await db().hotel.update({ where: { id }, data: { roomNameEntryIsOn: isOn } });
}

/** Issues a new PIN, which also resets the failed attempts at that room. */
export async function pinOf({ hotel, code: booking }: TestGuest, by: TestStaff): Promise<string> {
  const answer = await roomEndpoints.issue(hotel.slug, booking, byApiToken(by));
  return roomPinSchema.parse(await answer.json()).room_pin ?? '';
}

/** Returns a PIN that differs from the given one. */
export const wrongPin = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

/** Returns the device credential that a response set. */
export function deviceOf(response: Response, { hotel }: TestGuest): Caller {
  const secret = /^[^=]+=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
  return browser(guestCookieName(hotel.slug), secret);
}

export const KNOWN_PIN = '204204';

/** Sets a known PIN, so that a test need not request one. */
export async function giveKnownPin({ bookingId: id }: TestGuest): Promise<void> {
  await db().booking.update({ where: { id }, data: { pinHash: await hashPassword(KNOWN_PIN) } });
}
