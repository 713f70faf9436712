import { randomInt } from 'node:crypto';
import { roomKey } from '@/lib/contract/room-key';
import { appendGuestToken } from '@/lib/hotel/guest-session-store';
import { hashPassword } from '@/lib/people/password';
import { db } from '@/lib/platform/db';
import { DEMO_FIXTURES, type SeedGuest, type SeedHotel, type SeedStaff } from './demo-fixtures';
import { playEvening } from './play-evening';

type SeededStaff = {
  username: string;
  password: string;
  name: string;
  role: string;
  department: string;
  on_duty: boolean;
};
type SeededGuest = {
  token: string;
  booking_id: string;
  room_number: string | null;
  guest_name: string;
  status: string;
};
export type SeededHotel = { slug: string; name: string; staff: SeededStaff[]; guests: SeededGuest[] };

const DAY_MS = 86_400_000;
const ROOMS_A_FLOOR = 24;
const WORDS =
  'amber birch clover daisy ember fern grove hazel iris juniper kelp lilac maple nettle oak pearl'.split(' ');

/**
 * Creates the demo's hotels in an empty database. Passwords and links are new each time, so a reader of this file
 * cannot sign in anywhere. Refuses a database that already has hotels.
 */
export async function seedHotels(): Promise<SeededHotel[]> {
  if ((await db().hotel.count()) > 0)
    throw new Error('This database already has hotels; only an empty one is seeded.');
  const seeded: SeededHotel[] = [];
  for (const hotel of DEMO_FIXTURES) seeded.push(await seedHotel(hotel));
  return seeded;
}

async function seedHotel(fixtures: SeedHotel): Promise<SeededHotel> {
  const { slug, name, timeZone, accentColor } = fixtures;
  const hotel = await db().hotel.create({ data: { slug, name, timeZone, accentColor } });
  await addRooms(hotel.id, fixtures);
  const staff: SeededStaff[] = [];
  for (const person of fixtures.staff) staff.push(await addStaff(hotel.id, person));
  const guests: SeededGuest[] = [];
  for (const guest of fixtures.guests) {
    const seeded = await addGuest(hotel.id, guest);
    guests.push(seeded);
    if (guest.talk) await playEvening({ hotelId: hotel.id, code: seeded.booking_id, guest });
  }
  await db().outboxItem.deleteMany({ where: { hotelId: hotel.id } });
  return { slug, name, staff, guests };
}

async function addRooms(hotelId: number, { floors, guests }: SeedHotel): Promise<void> {
  const named = guests.flatMap(({ room }) => room ?? []);
  const counted = Array.from({ length: floors }, (_, floor) =>
    Array.from({ length: ROOMS_A_FLOOR }, (_, nr) => `${floor + 1}${String(nr + 1).padStart(2, '0')}`),
  ).flat();
  const numbers = [...new Set([...counted, ...named])];
  await db().room.createMany({
    data: numbers.map((number) => ({ hotelId, number, numberKey: roomKey(number) })),
  });
}

async function addStaff(hotelId: number, person: SeedStaff): Promise<SeededStaff> {
  const [firstName, lastName] = person.name;
  const { username, role, department, isOnDuty } = person;
  const password = `${word()}-${word()}-${randomInt(100, 1000)}`;
  const passwordHash = await hashPassword(password);
  await db().staff.create({
    data: { hotelId, username, firstName, lastName, role, department, isOnDuty, passwordHash },
  });
  return { username, password, name: `${firstName} ${lastName}`, role, department, on_duty: isOnDuty };
}

async function addGuest(hotelId: number, guest: SeedGuest): Promise<SeededGuest> {
  const [from, to] = guest.stay;
  const [guestFirstName, guestLastName] = guest.name;
  const room =
    guest.room === null ? null : await db().room.findFirstOrThrow({ where: { hotelId, number: guest.room } });
  const [row] = await db().$queryRaw<{ number: bigint }[]>`SELECT nextval('booking_number_seq') AS number`;
  const code = `BK-${new Date().getFullYear()}-${String(row?.number ?? 0).padStart(4, '0')}`;
  const isChecked = guest.status === 'in_house' || guest.status === 'checked_out';
  const booking = await db().booking.create({
    data: {
      hotelId,
      code,
      // A past stay is seeded as in house, so that its messages can be sent; it ends afterwards.
      status: guest.status === 'checked_out' ? 'in_house' : guest.status,
      roomId: room?.id ?? null,
      guestFirstName,
      guestLastName,
      guestEmail: guest.email ?? null,
      guestLocale: guest.locale ?? 'en',
      checkIn: dayFromNow(from),
      checkOut: dayFromNow(to),
      checkedInAt: isChecked ? new Date(dayFromNow(from).getTime() + 15 * 3_600_000) : null,
    },
  });
  const token = await appendGuestToken(hotelId, booking.id);
  const guest_name = `${guestFirstName} ${guestLastName}`;
  return { token, booking_id: code, room_number: guest.room, guest_name, status: guest.status };
}

function dayFromNow(days: number): Date {
  return new Date(`${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`);
}

function word(): string {
  return WORDS[randomInt(WORDS.length)] ?? 'willow';
}
