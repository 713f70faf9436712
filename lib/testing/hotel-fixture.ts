import { sealStaffToken } from '@/lib/auth/staff-token';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { Department, StaffRole } from '@/lib/contract/roles';
import { hashSecret, newSecret } from '@/lib/kernel/secret-hash';
import { hashPassword } from '@/lib/people/password';
import { db } from '@/lib/platform/db';

/**
 * The two hotels of every test, and their people. The second hotel is always present, so that tests detect data of
 * another hotel.
 */

export type TestHotel = Readonly<{ id: number; slug: string; name: string }>;
export type TestGuest = Readonly<{
  hotel: TestHotel;
  bookingId: number;
  code: string;
  name: string;
  roomId: number | null;
  roomNumber: string | null;
  /** The token in the link, and the secret in the cookie of this guest's device. */
  token: string;
  tokenId: number;
  session: string;
  sessionId: number;
}>;
export type TestStaff = Readonly<{
  hotel: TestHotel;
  id: number;
  username: string;
  name: string;
  role: StaffRole;
  department: Department;
  apiToken: string;
  cookie: string;
}>;
export type TheKillarney = Awaited<ReturnType<typeof seedTheKillarney>>;

export const PASSWORD = 'correct-horse-battery';

export async function seedTheKillarney() {
  const killarney = await addHotel('hotel-killarney', 'Hotel Killarney');
  const dublin = await addHotel('hotel-dublin-central', 'Hotel Dublin Central');
  const reception = { role: 'receptionist', department: 'reception' } as const;
  return {
    killarney,
    dublin,
    aoife: await addGuest(killarney, { firstName: 'Aoife', lastName: 'Byrne', room: '204' }),
    /** In the room of the same number in the other hotel. */
    marco: await addGuest(dublin, { firstName: 'Marco', lastName: 'Rossi', room: '204' }),
    brendan: await addStaff(killarney, { ...reception, firstName: 'Brendan', lastName: 'Daly' }),
    siobhan: await addStaff(killarney, {
      firstName: 'Siobhán',
      lastName: 'Walsh',
      role: 'manager',
      department: 'management',
    }),
    declan: await addStaff(killarney, {
      firstName: 'Declan',
      lastName: 'Keane',
      role: 'cook',
      department: 'kitchen',
      isOnDuty: false,
    }),
    ronan: await addStaff(dublin, { ...reception, firstName: 'Ronan', lastName: 'Moore' }),
  };
}

export async function addHotel(slug: string, name: string): Promise<TestHotel> {
  return db().hotel.create({
    data: { slug, name, timeZone: 'Europe/Dublin' },
    select: { id: true, slug: true, name: true },
  });
}

type GuestDetails = { status?: BookingStatus; room?: string | null; firstName?: string; lastName?: string };
let count = 0;

/** Creates a guest who is checked in and has their own room, unless `details` differ. */
export async function addGuest(hotel: TestHotel, details: GuestDetails = {}): Promise<TestGuest> {
  count += 1;
  // `count` may change during the awaits below.
  const number = count;
  const {
    status = 'in_house',
    room = `9${number}`,
    firstName = 'Niamh',
    lastName = `Burke ${number}`,
  } = details;
  const hotelId = hotel.id;
  const roomId = room === null ? null : await findOrAddRoom(hotelId, room);
  const booking = await db().booking.create({
    data: {
      hotelId,
      code: `BK-2026-${String(1000 + number)}`,
      status,
      roomId,
      guestFirstName: firstName,
      guestLastName: lastName,
      guestEmail: `guest-${number}@example.com`,
      checkIn: new Date('2026-11-20'),
      checkOut: new Date('2026-11-27'),
    },
    select: { id: true, code: true },
  });
  const [token, session] = [newSecret(), newSecret()];
  const owner = { hotelId, bookingId: booking.id };
  const link = await db().guestToken.create({ data: { ...owner, tokenHash: hashSecret(token) } });
  const device = await db().guestSession.create({
    data: { ...owner, tokenId: link.id, secretHash: hashSecret(session) },
  });
  return {
    hotel,
    bookingId: booking.id,
    code: booking.code,
    name: `${firstName} ${lastName}`,
    roomId,
    roomNumber: room,
    token,
    tokenId: link.id,
    session,
    sessionId: device.id,
  };
}

type StaffDetails = {
  firstName?: string;
  lastName?: string;
  role?: StaffRole;
  department?: Department;
  isOnDuty?: boolean;
};
let passwordHash: Promise<string> | undefined;

export async function addStaff(hotel: TestHotel, details: StaffDetails = {}): Promise<TestStaff> {
  count += 1;
  const { firstName = 'Orla', lastName = `Quinn ${count}`, isOnDuty = true } = details;
  const { role = 'receptionist', department = 'reception' } = details;
  passwordHash ??= hashPassword(PASSWORD);
  const { id, username } = await db().staff.create({
    data: {
      hotelId: hotel.id,
      username: `${firstName.toLowerCase()}-${count}`,
      passwordHash: await passwordHash,
      firstName,
      lastName,
      role,
      department,
      isOnDuty,
    },
    select: { id: true, username: true },
  });
  const signedInAt = Math.floor(Date.now() / 1000);
  const sessionId = crypto.randomUUID();
  const claims = { staffId: id, sessionVersion: 1, sessionId, hotelSlug: hotel.slug, signedInAt };
  const [apiToken, cookie] = await Promise.all([
    sealStaffToken('api', claims),
    sealStaffToken('browser', claims),
  ]);
  return { hotel, id, username, name: `${firstName} ${lastName}`, role, department, apiToken, cookie };
}

async function findOrAddRoom(hotelId: number, number: string): Promise<number> {
  const room = await db().room.upsert({
    where: { hotelId_number: { hotelId, number } },
    create: { hotelId, number },
    update: {},
    select: { id: true },
  });
  return room.id;
}
