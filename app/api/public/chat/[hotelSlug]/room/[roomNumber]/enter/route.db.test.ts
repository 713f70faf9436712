import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSessionReplySchema } from '@/lib/contract/chat';
import { ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import { db } from '@/lib/platform/db';
import { BAD_BODIES } from '@/lib/testing/bad-bodies';
import { byApiToken, byGuestCookie, callRoute, nobody } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem, expectRefusal } from '@/lib/testing/expect-refusal';
import { addGuest, seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import {
  deviceOf,
  pinOf,
  roomEndpoints,
  useRoomCodes,
  useRoomNames,
  wrongPin,
} from '@/lib/testing/room-endpoints';
import { guestSays } from '@/lib/testing/speak';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';
import { POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(async () => {
  await useRoomCodes(fixtures.killarney);
  await useRoomNames(fixtures.killarney);
  await db().rateLimit.deleteMany();
  await db().stayNameTry.deleteMany();
});

const slug = () => fixtures.killarney.slug;
const enter = (room: string | null, key: unknown) => roomEndpoints.enter(slug(), room ?? '', key);
const BY_NAME = { last_name: 'Byrne', check_out: '2026-11-27' };

describe('POST room/enter', () => {
  it('returns the first content of the page and opens a session of this device by PIN', async () => {
    const { aoife } = fixtures;
    await guestSays(aoife, 'Hello');
    const response = await enter('204', { pin: await pinOf(aoife, fixtures.brendan) });
    expect(response.status).toBe(200);
    const { context, messages } = openSessionReplySchema.parse(await response.clone().json());
    expect(context).toMatchObject({ booking_id: aoife.code, room_number: '204', allowed_actions: ['chat'] });
    expect(messages).toHaveLength(1);
    const sent = await guestEndpoints.send(slug(), deviceOf(response, aoife), {
      json: { message: 'By PIN' },
    });
    expect(sent.status).toBe(201);
  });

  it.each([BY_NAME, { ...BY_NAME, last_name: ' BYRNE ' }, { ...BY_NAME, last_name: 'býrné' }])(
    'lets a guest enter by name and departure date: %j',
    async (key) => {
      expect((await enter('204', key)).status).toBe(200);
    },
  );

  it.each(['Garden Suite', 'Garden%20Suite', 'Süd 3', 'S%C3%BCd%203'])(
    'lets a guest enter at the room address %s',
    async (segment) => {
      const guest = await addGuest(fixtures.killarney, {
        room: decodeURIComponent(segment),
        lastName: 'Byrne',
      });
      expect((await enter(segment, BY_NAME)).status).toBe(200);
      await stayEndpoints.step(slug(), guest.code, byApiToken(fixtures.brendan), 'check_out');
    },
  );

  it('limits the cookie, the session and its sockets to one day', async () => {
    const guest = await addGuest(fixtures.killarney);
    const response = await enter(guest.roomNumber, { pin: await pinOf(guest, fixtures.brendan) });
    expect(response.headers.get('set-cookie')).toContain(`Max-Age=${ROOM_SESSION_SECONDS};`);
    const device = deviceOf(response, guest);
    const [link] = await db().guestToken.findMany({
      where: { bookingId: guest.bookingId, isRoomEntry: true },
    });
    const items = await db().outboxItem.findMany({ where: { type: 'access_ends' }, orderBy: { id: 'desc' } });
    const inSeconds = (at: Date | null | undefined) => Math.round(((at?.getTime() ?? 0) - Date.now()) / 1000);
    for (const end of [link?.expiresAt, items[0]?.dueAt])
      expect(Math.abs(inSeconds(end) - ROOM_SESSION_SECONDS)).toBeLessThan(60);
    await db().guestToken.updateMany({ where: { id: link?.id ?? 0 }, data: { expiresAt: new Date(0) } });
    await expectProblem(await guestEndpoints.context(slug(), device), 'unauthenticated');
    await expectProblem(
      await guestEndpoints.send(slug(), device, { json: { message: 'Too late' } }),
      'unauthenticated',
    );
    expect((await guestEndpoints.context(slug(), byGuestCookie(guest))).status).toBe(200);
  });

  it('opens a separate session for each device that enters, and staff can revoke each alone', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    const [phone, tablet] = [
      await enter(guest.roomNumber, { pin }),
      await enter(guest.roomNumber, { pin }),
    ].map((response) => deviceOf(response, guest));
    const [newest] = await db().guestSession.findMany({
      where: { bookingId: guest.bookingId },
      orderBy: { id: 'desc' },
    });
    await stayEndpoints.revokeDevice(slug(), guest.code, newest?.id ?? 0, byApiToken(fixtures.brendan));
    expect((await guestEndpoints.context(slug(), phone ?? nobody)).status).toBe(200);
    await expectProblem(await guestEndpoints.context(slug(), tablet ?? nobody), 'unauthenticated');
  });
});

describe('audit entries of room entry', () => {
  const lines = (guest: TestGuest) =>
    db().auditEntry.findMany({
      where: { action: 'guest.room_entry', targetId: guest.roomNumber },
      orderBy: { id: 'asc' },
    });

  it('records successful and refused entries with the room and without the PIN', async () => {
    const guest = await addGuest(fixtures.killarney);
    const pin = await pinOf(guest, fixtures.brendan);
    await enter(guest.roomNumber, { pin: wrongPin(pin) });
    await enter(guest.roomNumber, { pin });
    const [refused, done] = await lines(guest);
    expect(refused).toMatchObject({
      hotelId: fixtures.killarney.id,
      outcome: 'refused',
      data: { by: 'pin' },
    });
    expect(done).toMatchObject({ outcome: 'done', data: { by: 'pin', booking: guest.code } });
    expect(JSON.stringify([refused?.data, done?.data])).not.toMatch(/\d{6}/);
  });

  it('records the try at which the room entry was closed', async () => {
    const guest = await addGuest(fixtures.killarney);
    for (let tries = 0; tries < 11; tries += 1) await enter(guest.roomNumber, { pin: '000000' });
    const shut = (await lines(guest)).map(({ data }) => JSON.stringify(data).includes('closed'));
    expect(shut).toEqual([...Array(9).fill(false), true, false]);
  });
});

describe('invalid input of POST room/enter', () => {
  const path = () => `/api/public/chat/${slug()}/room/204/enter`;

  it.each(BAD_BODIES)('refuses room entry with %s', async (_name, asked, code) => {
    const params = { hotelSlug: slug(), roomNumber: '204' };
    await expectRefusal(() => callRoute(POST, 'POST', path(), params, nobody, asked), code);
  });

  it.each([
    { pin: '12345' },
    { pin: '1234567' },
    { pin: '٢٠٤٢٠٤' },
    { pin: 204_204 },
    { pin: ['204204'] },
    { pin: { not: '' } },
    { pin: '204204', ...BY_NAME },
    { last_name: 'Byrne' },
    { ...BY_NAME, check_out: 'tomorrow' },
    { ...BY_NAME, booking_id: 1 },
  ])('refuses room entry with %j without counting a failure', async (key) => {
    const before = await db().roomAccess.findMany();
    await expectRefusal(() => enter('204', key), 'invalid_input');
    expect(await db().roomAccess.findMany()).toEqual(before);
  });
});

it('refuses a page of another site, which could sign a guest into a stay of the attacker', async () => {
  const pin = await pinOf(fixtures.aoife, fixtures.brendan);
  const elsewhere = { origin: 'https://evil.example' };
  await expectRefusal(() => roomEndpoints.enter(slug(), '204', { pin }, elsewhere), 'bad_origin');
});
