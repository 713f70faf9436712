import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { enterRoom } from '@/lib/stays/enter-room';
import { bodyWithoutRequestId } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { pinOf, roomEndpoints, useRoomCodes, useRoomNames } from '@/lib/testing/room-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  for (const hotel of [fixtures.killarney, fixtures.dublin]) {
    await useRoomCodes(hotel);
    await useRoomNames(hotel);
  }
  await db().rateLimit.deleteMany();
});

const CHECK_OUT = '2026-11-27';
const byName = ({ hotel, roomNumber }: TestGuest, last_name: string) =>
  roomEndpoints.enter(hotel.slug, roomNumber ?? '', { last_name, check_out: CHECK_OUT });
const byrne = (hotel = fixtures.killarney) => addGuest(hotel, { lastName: 'Byrne' });
const triesOf = async ({ bookingId }: TestGuest) =>
  (await db().stayNameTry.findFirst({ where: { bookingId } }))?.tries ?? 0;

async function failByName(guest: TestGuest, times: number): Promise<void> {
  for (let tries = 0; tries < times; tries += 1) expect((await byName(guest, 'Burne')).status).toBe(401);
}

describe('room entry by name and departure date', () => {
  it('refuses entry by name and counts no try where the hotel has not enabled it', async () => {
    const guest = await byrne();
    await useRoomNames(fixtures.killarney, false);
    expect((await byName(guest, 'Byrne')).status).toBe(401);
    expect(await triesOf(guest)).toBe(0);
    await useRoomNames(fixtures.killarney);
    expect((await byName(guest, 'Byrne')).status).toBe(200);
  });

  it('allows three wrong names for a stay and day, then refuses even the right name', async () => {
    const guest = await byrne();
    await failByName(guest, 2);
    expect((await byName(guest, 'Byrne')).status).toBe(200);
    await failByName(guest, 1);
    expect((await byName(guest, 'Byrne')).status).toBe(401);
    expect(await triesOf(guest)).toBe(3);
  });

  it('allows three more wrong names on the next day of the hotel', async () => {
    const guest = await byrne();
    await failByName(guest, 5);
    await db().stayNameTry.updateMany({
      where: { bookingId: guest.bookingId },
      data: { triedOn: new Date(Date.now() - 2 * 86_400_000) },
    });
    expect((await byName(guest, 'Byrne')).status).toBe(200);
  });

  it('answers alike for a wrong name, exhausted tries and a hotel that has disabled entry by name', async () => {
    const guest = await byrne();
    const bodies = [await bodyWithoutRequestId(await byName(guest, 'Burne'))];
    await failByName(guest, 2);
    bodies.push(await bodyWithoutRequestId(await byName(guest, 'Byrne')));
    await useRoomNames(fixtures.killarney, false);
    bodies.push(await bodyWithoutRequestId(await byName(guest, 'Byrne')));
    expect(new Set(bodies).size).toBe(1);
  });

  it('compares three of a hundred names that are tried at once', async () => {
    const guest = await byrne();
    const asked = {
      hotelSlug: guest.hotel.slug,
      room: guest.roomNumber ?? '',
      userAgent: '',
      requestId: 'x',
    };
    const key = { last_name: 'Burne', check_out: CHECK_OUT };
    await Promise.all(Array.from({ length: 100 }, () => enterRoom({ ...asked, key })));
    expect(await triesOf(guest)).toBe(3);
    const lines = await db().auditEntry.count({ where: { data: { path: ['names'], equals: 'closed' } } });
    expect(lines).toBeGreaterThan(0);
  });

  it('leaves the PIN of the room and the names of other stays usable after exhausted tries', async () => {
    const [guest, neighbour, elsewhere] = [await byrne(), await byrne(), await byrne(fixtures.dublin)];
    const pin = await pinOf(guest, fixtures.brendan);
    await failByName(guest, 20);
    expect((await roomEndpoints.enter(guest.hotel.slug, guest.roomNumber ?? '', { pin })).status).toBe(200);
    expect((await byName(neighbour, 'Byrne')).status).toBe(200);
    expect((await byName(elsewhere, 'Byrne')).status).toBe(200);
  });

  it('grants no further tries of a name by a new PIN', async () => {
    const guest = await byrne();
    await failByName(guest, 3);
    await pinOf(guest, fixtures.brendan);
    expect((await byName(guest, 'Byrne')).status).toBe(401);
  });
});
