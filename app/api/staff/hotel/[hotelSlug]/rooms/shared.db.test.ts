import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoomReplySchema } from '@/lib/contract/chat';
import { changeHotel } from '@/lib/hotel/change-hotel';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { auditOf, listRooms } from '@/lib/testing/hotel-rooms';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { pinOf, roomEndpoints, useRoomCodes, useRoomNames } from '@/lib/testing/room-endpoints';
import { addRooms, bringByFile, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let room: string;
let rooms = 0;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const hotel of [fixtures.killarney, fixtures.dublin]) {
    await useRoomCodes(hotel);
    await useRoomNames(hotel);
  }
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await share(true);
  rooms += 1;
  room = `S${rooms}`;
  await addRooms(fixtures.killarney, [room]);
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const share = (isOn: boolean) =>
  db().hotel.update({ where: { id: fixtures.killarney.id }, data: { roomsAreShared: isOn } });
const comer = (lastName: string) =>
  addGuest(fixtures.killarney, { status: 'confirmed', room: null, lastName });
const checkIn = ({ code }: TestGuest) =>
  stayEndpoints.checkIn(slug(), code, desk(), { json: { room_number: room } });
async function two(first: string, second: string): Promise<[TestGuest, TestGuest]> {
  const guests: [TestGuest, TestGuest] = [await comer(first), await comer(second)];
  for (const guest of guests) expect((await checkIn(guest)).status).toBe(200);
  return guests;
}
const enter = async (key: unknown) => {
  const response = await roomEndpoints.enter(slug(), room, key);
  return response.status === 200 ? (await response.json()).context.booking_id : response.status;
};

describe('a room shared by two stays', () => {
  it('lists both guests of a shared room, who have separate conversations', async () => {
    const [una, tim] = await two('Roe', 'Fox');
    const shown = (await listRooms(fixtures.brendan)).rooms.find(({ room_number }) => room_number === room);
    expect(shown).toMatchObject({
      taken_by: 'Niamh Roe, Niamh Fox',
      guests: [{ booking_id: una.code }, { booking_id: tim.code }],
    });
    const [one, other] = [await guestSays(una, 'From Una'), await guestSays(tim, 'From Tim')];
    expect(one.conversation_id).not.toBe(other.conversation_id);
  });

  it('refuses a second guest with room_taken where the hotel does not allow sharing', async () => {
    await share(false);
    const [una, tim] = [await comer('Roe'), await comer('Fox')];
    await checkIn(una);
    expect(await (await checkIn(tim)).json()).toMatchObject({ status: 409, taken_by: una.code });
  });

  it('keeps both guests of a shared room and accepts no third one after sharing is turned off', async () => {
    const [una] = await two('Roe', 'Fox');
    await share(false);
    expect((await checkIn(await comer('Poe'))).status).toBe(409);
    await stayEndpoints.step(slug(), una.code, desk(), 'check_out');
    expect((await checkIn(await comer('Poe'))).status).toBe(409);
  });

  it('accepts three concurrent check-ins to a shared room', async () => {
    const guests = await Promise.all(Array.from({ length: 3 }, (_, index) => comer(`Guest ${index}`)));
    const answers = await Promise.all(guests.map(checkIn));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('opens the conversation of a shared room whose PIN is entered', async () => {
    const [una, tim] = await two('Roe', 'Fox');
    const pins = [await pinOf(una, fixtures.brendan), await pinOf(tim, fixtures.brendan)];
    expect([await enter({ pin: pins[0] }), await enter({ pin: pins[1] })]).toEqual([una.code, tim.code]);
    await stayEndpoints.step(slug(), una.code, desk(), 'check_out');
    expect([await enter({ pin: pins[0] }), await enter({ pin: pins[1] })]).toEqual([401, tim.code]);
  });

  it('opens the conversation whose guest name is entered and none when both guests have that name', async () => {
    const [una, tim] = await two('Roe', 'Fox');
    const byName = (last_name: string) => enter({ last_name, check_out: '2026-11-27' });
    expect([await byName('roe'), await byName('Fox')]).toEqual([una.code, tim.code]);
    for (let times = 0; times < 4; times += 1) expect(await byName('Roe')).toBe(una.code);
    await db().booking.update({ where: { id: tim.bookingId }, data: { guestLastName: 'Roe' } });
    expect(await byName('Roe')).toBe(401);
  });

  it('opens a shared room for staff with the longest waiting guest first and names all stays', async () => {
    const [una, tim] = await two('Roe', 'Fox');
    await guestSays(tim, 'I wait');
    const open = async () =>
      fromRoomReplySchema.parse(await (await hotelEndpoints.fromRoom(slug(), room, desk())).json());
    const opened = await open();
    expect(opened.messages.map(({ message }) => message)).toEqual(['I wait']);
    expect(opened.stays).toEqual([
      { booking_id: tim.code, guest_name: 'Niamh Fox', conversation_id: opened.conversation_id },
      { booking_id: una.code, guest_name: 'Niamh Roe', conversation_id: null },
    ]);
    await stayEndpoints.step(slug(), tim.code, desk(), 'check_out');
    expect((await open()).stays).toBeUndefined();
  });

  it('accepts imported stays in a shared room only where the hotel allows sharing', async () => {
    const rows = () => [1, 2].map(() => sentStay({ status: 'in_house', room_number: room }));
    const results = await bringByFile(fixtures.brendan, rows());
    expect(results.map(({ result }) => result)).toEqual(['created', 'created']);
    await share(false);
    expect(await bringByFile(fixtures.brendan, rows().slice(1))).toMatchObject([
      { result: 'refused', errors: [{ code: 'room_taken' }] },
    ]);
  });

  it('changes room sharing for one hotel by its managers and writes an audit entry', async () => {
    await share(false);
    const staff = await memberOf(fixtures.siobhan);
    await changeHotel({ staff }, { rooms_are_shared: true });
    expect((await auditOf(fixtures.killarney, 'hotel.rooms_are_shared')).at(-1)?.data).toEqual({
      from: false,
      to: true,
    });
    const dublin = await db().hotel.findUniqueOrThrow({ where: { id: fixtures.dublin.id } });
    expect(dublin.roomsAreShared).toBe(false);
  });
});
