import { openConversation } from '@/lib/guest-chat/conversation-store';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import { hashPassword } from '@/lib/people/password';
import { db } from '@/lib/platform/db';

/** A hotel with its stays and staff members. */
export type Hotel = { id: number; slug: string; stays: Stay[]; staff: StaffLogin[] };
export type Stay = {
  /** `hotel/booking`, by which the expected log names a conversation. */
  place: string;
  slug: string;
  bookingCode: string;
  token: string;
  /** Null: there is no conversation yet, and the first message opens it. */
  conversationId: number | null;
};
export type StaffLogin = { id: number; slug: string; username: string; password: string; name: string };

const PASSWORD = 'a-long-enough-password';
const DAY_MS = 86_400_000;
const GUESTS = ['Aoife Byrne', 'Marco Ricci', 'Ingrid Holm', 'Yusuf Demir', 'Chloé Martin', 'Noor Haddad'];
const STAFF = ['Brendan Walsh', 'Siobhán Kelly'];

type Wanted = {
  slug: string;
  stays: number;
  /** The number of stays without a conversation. */
  silent?: number;
  /** The number of receptionists; by default two. */
  staff?: number;
};

/** Creates a hotel with rooms, guests in house, each with a link, and receptionists. */
export async function createHotel({ slug, stays, silent = 0, staff: seats = 2 }: Wanted): Promise<Hotel> {
  const hotel = await db().hotel.create({
    data: { slug, name: slug, timeZone: 'Europe/Dublin' },
    select: { id: true },
  });
  const made: Stay[] = [];
  for (let number = 0; number < stays; number += 1) {
    made.push(await checkIn(hotel.id, slug, number, number < silent));
  }
  const staff: StaffLogin[] = [];
  for (let number = 0; number < seats; number += 1)
    staff.push(await hire(hotel.id, slug, STAFF[number] ?? `Colleague${number} Nolan`));
  return { id: hotel.id, slug, stays: made, staff };
}

async function checkIn(hotelId: number, slug: string, number: number, isSilent: boolean): Promise<Stay> {
  const [firstName = '', lastName = ''] = (GUESTS[number % GUESTS.length] ?? '').split(' ');
  const bookingCode = `BK-2026-${String(hotelId * 100_000 + number).padStart(7, '0')}`;
  const room = await db().room.create({
    data: { hotelId, number: String(100 + number) },
    select: { id: true },
  });
  const booking = await db().booking.create({
    data: {
      hotelId,
      code: bookingCode,
      status: 'in_house',
      roomId: room.id,
      guestFirstName: firstName,
      guestLastName: lastName,
      checkIn: new Date(Date.now() - DAY_MS),
      checkOut: new Date(Date.now() + 7 * DAY_MS),
      checkedInAt: new Date(Date.now() - DAY_MS),
    },
    select: { id: true },
  });
  return {
    place: `${slug}/${bookingCode}`,
    slug,
    bookingCode,
    token: await appendGuestToken(hotelId, booking.id),
    conversationId: isSilent ? null : (await openConversation(hotelId, booking.id)).id,
  };
}

async function hire(hotelId: number, slug: string, name: string): Promise<StaffLogin> {
  const [firstName = '', lastName = ''] = name.split(' ');
  const username = `${firstName.toLowerCase()}.${slug}`;
  const { id } = await db().staff.create({
    data: {
      hotelId,
      username,
      passwordHash: await hashPassword(PASSWORD),
      firstName,
      lastName,
      role: 'receptionist',
      department: 'reception',
      isOnDuty: true,
    },
    select: { id: true },
  });
  return { id, slug, username, password: PASSWORD, name };
}

/** Signs in as an API client does. Returns the bearer token. */
export async function signInOverHttp(appUrl: string, { username, password }: StaffLogin): Promise<string> {
  const response = await fetch(`${appUrl}/api/staff/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`${username} was not let in: ${response.status}`);
  const reply: unknown = await response.json();
  if (typeof reply === 'object' && reply !== null && 'token' in reply) return String(reply.token);
  throw new Error(`${username} got no token.`);
}
