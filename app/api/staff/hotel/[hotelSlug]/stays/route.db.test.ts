import { beforeAll, describe, expect, it } from 'vitest';
import { stayPageSchema, staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import {
  addGuest,
  addHotel,
  addStaff,
  seedTheKillarney,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const WALK_IN = {
  guest_first_name: ' Maeve ',
  guest_last_name: 'Nolan',
  check_in: '2026-11-23',
  check_out: '2026-11-25',
};
const desk = () => byApiToken(fixtures.brendan);
const list = async (query: string, as = desk(), slug = fixtures.killarney.slug) =>
  stayPageSchema.parse(await (await stayEndpoints.list(slug, as, { query })).json());

describe('GET stays', () => {
  it('lists stays in house with room and conversation', async () => {
    const { stays } = await list('?view=in_house');
    expect(stays.map(({ booking_id }) => booking_id)).toEqual([fixtures.aoife.code]);
    expect(stays[0]).toMatchObject({ room_number: '204', guest_first_name: 'Aoife', status: 'in_house' });
  });

  it('lists arrivals and departures of today in the time zone of the hotel', async () => {
    // Kiritimati (UTC+14) and Niue (UTC−11) are 25 hours apart, so their dates always differ.
    const kiritimati = await addHotel('kiritimati', 'Far East');
    await db().hotel.update({ where: { id: kiritimati.id }, data: { timeZone: 'Pacific/Kiritimati' } });
    const niue = await addHotel('niue', 'Far West');
    await db().hotel.update({ where: { id: niue.id }, data: { timeZone: 'Pacific/Niue' } });
    const [row] = await db().$queryRaw<{ east: Date }[]>`
      SELECT (now() AT TIME ZONE 'Pacific/Kiritimati')::date AS east`;
    for (const hotel of [kiritimati, niue]) {
      const leaving = await addGuest(hotel, { room: '1' });
      const coming = await addGuest(hotel, { status: 'confirmed', room: null });
      const day = row?.east ?? new Date(0);
      await db().booking.update({
        where: { id: leaving.bookingId },
        data: { checkIn: day, checkOut: day },
      });
      await db().booking.update({
        where: { id: coming.bookingId },
        data: { checkIn: day, checkOut: day },
      });
      const as = byApiToken(await addStaff(hotel));
      const isThere = hotel === kiritimati ? 1 : 0;
      expect((await list('?view=departures', as, hotel.slug)).stays).toHaveLength(isThere);
      expect((await list('?view=arrivals', as, hotel.slug)).stays).toHaveLength(isThere);
    }
  });

  it('finds stays by name, room and booking code and treats % and _ as plain characters', async () => {
    for (const word of ['ífe byr'.replace('í', 'i'), '204', fixtures.aoife.code.toLowerCase()]) {
      expect((await list(`?view=all&q=${encodeURIComponent(word)}`)).stays).toHaveLength(1);
    }
    expect((await list('?view=all&q=%25')).stays).toEqual([]);
    expect((await list('?view=all&q=_')).stays).toEqual([]);
  });

  it('returns each stay once across pages and runs the same number of queries for each view', async () => {
    const hotel = await addHotel('busy', 'Busy');
    for (let at = 0; at < 60; at += 1) await addGuest(hotel, { status: 'confirmed', room: null });
    const as = byApiToken(await addStaff(hotel));
    const first = await list('?view=all', as, hotel.slug);
    const second = await list(`?view=all&cursor=${first.next_cursor}`, as, hotel.slug);
    expect(first.stays).toHaveLength(50);
    expect(second).toMatchObject({ next_cursor: null });
    expect(new Set([...first.stays, ...second.stays].map((stay) => stay.booking_id)).size).toBe(60);
    const ask = (view: string) => countQueries(async () => void (await list(view, as, hotel.slug)));
    expect(await ask('?view=all')).toBe(await ask('?view=in_house'));
  });

  it('lists stays of the own hotel only', async () => {
    await expectRefusal(() => stayEndpoints.list(fixtures.dublin.slug, desk()), 'not_found');
    expect((await list('?view=all')).stays.map((stay) => stay.booking_id)).not.toContain(fixtures.marco.code);
  });

  it.each(['?view=tomorrow', '?cursor=nonsense', '?cursor=WyJhIiwxXQ', '?limit=3', `?q=${'x'.repeat(101)}`])(
    'refuses the query %s for stays',
    async (query) => {
      await expectRefusal(
        () => stayEndpoints.list(fixtures.killarney.slug, desk(), { query }),
        'invalid_input',
      );
    },
  );
});

describe('POST stays', () => {
  it('creates a confirmed booking with a booking code and trimmed names', async () => {
    const response = await stayEndpoints.create(fixtures.killarney.slug, desk(), { json: WALK_IN });
    expect(response.status).toBe(201);
    expect(staySchema.parse(await response.json())).toMatchObject({
      booking_id: expect.stringMatching(/^BK-\d{4}-\d{4,}$/),
      guest_first_name: 'Maeve',
      status: 'confirmed',
      room_number: null,
    });
  });

  it('creates a walk-in that is in house at once when a room is given', async () => {
    await db().room.create({ data: { hotelId: fixtures.killarney.id, number: '501' } });
    const response = await stayEndpoints.create(fixtures.killarney.slug, desk(), {
      json: { ...WALK_IN, room_number: '501', guest_locale: 'de', guest_email: 'maeve@example.com' },
    });
    expect(staySchema.parse(await response.json())).toMatchObject({
      status: 'in_house',
      room_number: '501',
      guest_locale: 'de',
      checked_in_at: expect.any(String),
    });
  });

  it('refuses a walk-in to an occupied room, names the stay in it and creates nothing', async () => {
    const json = { ...WALK_IN, room_number: '204' };
    const problem = await expectRefusal(
      () => stayEndpoints.create(fixtures.killarney.slug, desk(), { json }),
      'conflict',
    );
    expect(problem).toMatchObject({ taken_by: fixtures.aoife.code });
  });

  it.each([
    { ...WALK_IN, guest_first_name: ' ' },
    { ...WALK_IN, check_out: '2026-11-22' },
    { ...WALK_IN, check_in: '23.11.2026' },
    { ...WALK_IN, guest_email: 'nobody' },
    { ...WALK_IN, guest_locale: 'xx' },
    { ...WALK_IN, status: 'in_house' },
    { ...WALK_IN, hotel_id: 1 },
  ])('refuses the stay %j', async (json) => {
    await expectRefusal(
      () => stayEndpoints.create(fixtures.killarney.slug, desk(), { json }),
      'invalid_input',
    );
  });
});
