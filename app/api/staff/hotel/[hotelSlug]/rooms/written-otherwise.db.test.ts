import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoomReplySchema, inboxPageSchema } from '@/lib/contract/chat';
import { stayPageSchema, staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { hotelEndpoints } from '@/lib/testing/endpoints';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { giveKnownPin, KNOWN_PIN, roomEndpoints, useRoomCodes } from '@/lib/testing/room-endpoints';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const NUMBER = 'Süd 7 b';
const OTHERWISE = ' # SÜD 7B';
let una: TestGuest;

/** Both hotels have a guest in a room of this number; no test may reach the room of the other hotel. */
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().booking.updateMany({ data: { status: 'checked_out' }, where: { room: { number: NUMBER } } });
  await db().conversation.updateMany({
    data: { status: 'closed' },
    where: { booking: { room: { number: NUMBER } } },
  });
  for (const hotel of [fixtures.killarney, fixtures.dublin]) {
    await useRoomCodes(hotel);
    const guest = await addGuest(hotel, { room: NUMBER });
    if (hotel === fixtures.killarney) una = guest;
  }
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const leave = () => db().booking.update({ where: { id: una.bookingId }, data: { status: 'checked_out' } });
const roomOf = async (response: Response) => staySchema.partial().parse(await response.json()).room_number;
const NEW = {
  guest_first_name: 'Una',
  guest_last_name: 'Roe',
  check_in: '2026-11-23',
  check_out: '2026-11-25',
};

describe('a room number in another spelling', () => {
  it('opens the conversation of a room for staff by another spelling of its number', async () => {
    const { message_id } = await guestSays(una, 'Hello');
    const response = await hotelEndpoints.fromRoom(slug(), OTHERWISE, desk());
    const opened = fromRoomReplySchema.parse(await response.json());
    expect(opened.messages.map(({ id }) => id)).toEqual([message_id]);
    expect(opened.stays).toBeUndefined();
  });

  it('lets the guest enter by PIN at another spelling of the room number', async () => {
    await giveKnownPin(una);
    const response = await roomEndpoints.enter(slug(), OTHERWISE, { pin: KNOWN_PIN });
    expect(await response.json()).toMatchObject({ context: { booking_id: una.code, room_number: NUMBER } });
  });

  it('assigns the room to a new stay by another spelling of its number', async () => {
    await leave();
    const json = { ...NEW, room_number: OTHERWISE };
    expect(await roomOf(await stayEndpoints.create(slug(), desk(), { json }))).toBe(NUMBER);
  });

  it('refuses a new stay in an occupied room by another spelling of its number', async () => {
    const json = { ...NEW, room_number: OTHERWISE };
    const response = await stayEndpoints.create(slug(), desk(), { json });
    expect(await response.json()).toMatchObject({ status: 409, taken_by: una.code });
  });

  it('moves a guest to a room by another spelling of its number', async () => {
    await leave();
    const mover = await addGuest(fixtures.killarney);
    const json = { room_number: OTHERWISE };
    expect(await roomOf(await stayEndpoints.move(slug(), mover.code, desk(), { json }))).toBe(NUMBER);
  });

  it('checks a guest in to a room by another spelling of its number', async () => {
    await leave();
    const arrival = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    const json = { room_number: OTHERWISE };
    expect(await roomOf(await stayEndpoints.checkIn(slug(), arrival.code, desk(), { json }))).toBe(NUMBER);
  });

  it('plans a room for a future guest by another spelling of its number', async () => {
    const arrival = await addGuest(fixtures.killarney, { status: 'confirmed', room: null });
    const json = { planned_room: OTHERWISE };
    expect(await roomOf(await stayEndpoints.change(slug(), arrival.code, desk(), { json }))).toBe(NUMBER);
  });

  it('matches another spelling of the room number in an import and by the API', async () => {
    await leave();
    const row = sentStay({ status: 'in_house', room_number: OTHERWISE });
    expect(await bringByFile(fixtures.brendan, [row])).toMatchObject([{ room_number: NUMBER, warnings: [] }]);
    await bringByFile(fixtures.brendan, [{ ...row, status: 'checked_out' }]);
    const sent = sentStay({ status: 'in_house', room_number: OTHERWISE });
    const key = await newKey(fixtures.killarney);
    expect(await bringByKey(fixtures.killarney, key, [sent])).toMatchObject([
      { room_number: NUMBER, warnings: [] },
    ]);
  });

  it('finds the stay and the conversation by another spelling of the room number', async () => {
    await guestSays(una, 'Hello');
    for (const words of ['#süd7', 'SÜD 7 B', '7b']) {
      const query = `?q=${encodeURIComponent(words)}`;
      const { stays } = stayPageSchema.parse(
        await (await stayEndpoints.list(slug(), desk(), { query })).json(),
      );
      expect(stays.map(({ booking_id }) => booking_id)).toEqual([una.code]);
      const inbox = inboxPageSchema.parse(
        await (await hotelEndpoints.inbox(slug(), desk(), { query })).json(),
      );
      expect(inbox.conversations.map(({ booking_id }) => booking_id)).toEqual([una.code]);
    }
  });

  it('does not match another room of the hotel by a similar number', async () => {
    await addRooms(fixtures.killarney, ['Süd 77b']);
    const response = await hotelEndpoints.fromRoom(slug(), 'süd 77 B', desk());
    expect(response.status).toBe(404);
  });
});
