import type { Browser } from '@playwright/test';
import { deskScreen, guestScreen } from './browser-reader';
import { createHotel, type Hotel, type Stay, signInOverHttp } from './fixtures';
import { guestReader, type MachineReader, type Reader, staffReader } from './machine-reader';
import { guestDesk, staffDesk, type Writer } from './sender';
import type { Stack } from './stack';

const HOTELS = ['chaos-killarney', 'chaos-dublin'];
const GUESTS_PER_HOTEL = 3;
const STAFF_PER_HOTEL = 2;
export const CLIENTS = HOTELS.length * (GUESTS_PER_HOTEL + STAFF_PER_HOTEL);
/** Below the hourly limit of a booking, with a margin for repeats and for the first stay, which two clients share. */
const SENDS_PER_STAY = 80;

export async function openHotels(sends: number): Promise<Hotel[]> {
  const staysPerGuest = Math.ceil(sends / CLIENTS / SENDS_PER_STAY);
  const stays = 1 + GUESTS_PER_HOTEL * staysPerGuest;
  const hotels: Hotel[] = [];
  for (const slug of HOTELS) hotels.push(await createHotel({ slug, stays, silent: 1 }));
  return hotels;
}

/**
 * Creates the writing clients. The first stay of a hotel has no conversation: two of its guests' devices race to open
 * it.
 */
export async function hireWriters(appUrl: string, hotels: readonly Hotel[]): Promise<Writer[]> {
  const writers: Writer[] = [];
  for (const { slug, stays, staff } of hotels) {
    const [silent, ...others] = stays;
    for (let number = 0; number < GUESTS_PER_HOTEL; number += 1) {
      const own = others.filter((_, index) => index % GUESTS_PER_HOTEL === number);
      const rooms = silent && number < 2 ? [silent, ...own] : own;
      writers.push({
        name: `guest ${number + 1} of ${slug}`,
        senderKey: 'guest',
        desks: rooms.map(guestDesk),
      });
    }
    for (const person of staff.slice(0, STAFF_PER_HOTEL)) {
      const bearer = await signInOverHttp(appUrl, person);
      const desks = others.map((stay) => staffDesk(stay, bearer));
      writers.push({ name: `${person.name} of ${slug}`, senderKey: `staff:${person.id}`, desks });
    }
  }
  return writers;
}

export async function seatMachines(stack: Stack, hotels: readonly Hotel[]): Promise<MachineReader[]> {
  const { appUrl, pusher } = stack;
  const readers: MachineReader[] = [];
  for (const { stays, staff } of hotels) {
    const [silent, first, second] = stays;
    const [person] = staff;
    if (!silent || !first || !second || !person) throw new Error('The hotels of this run are too small.');
    const bearer = await signInOverHttp(appUrl, person);
    const asGuest = (stay: Stay) => ({ stay, browser: { appUrl, bearer: stay.token }, pusher });
    const asStaff = (stay: Stay) => ({ stay, browser: { appUrl, bearer }, pusher });
    readers.push(
      await guestReader({ ...asGuest(silent), name: `guest reader of ${silent.place}` }),
      await guestReader({ ...asGuest(first), name: `guest reader of ${first.place}` }),
      await staffReader({ ...asStaff(first), name: `staff reader of ${first.place}` }),
      await staffReader({ ...asStaff(second), name: `staff reader of ${second.place}` }),
    );
  }
  return readers;
}

/** Opens a guest's phone and a staff member's conversation, each in a page of a real browser. */
export async function seatPeople(
  stack: Stack,
  [hotel]: readonly Hotel[],
  browser: Browser,
): Promise<Reader[]> {
  const [silent, first] = hotel?.stays ?? [];
  const [, colleague] = hotel?.staff ?? [];
  if (!silent || !first || !colleague) throw new Error('The hotels of this run are too small.');
  return [
    await guestScreen(browser, stack.appUrl, silent),
    await deskScreen(browser, stack.appUrl, first, colleague),
  ];
}
