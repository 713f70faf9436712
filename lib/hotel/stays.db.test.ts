import { beforeAll, describe, expect, it } from 'vitest';
import { BOOKING_STATUSES, bookingCodeSchema, hotelSlugSchema } from '@/lib/contract/hotel';
import { db, dbPool } from '@/lib/platform/db';
import {
  addGuest,
  addHotel,
  addStaff,
  seedTheKillarney,
  type TheKillarney,
} from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const violates = (constraint: string) => new RegExp(constraint);

describe('the constraints of a room', () => {
  it('allows one in-house stay per room, whatever the application does', async () => {
    await expect(addGuest(fixtures.killarney, { room: '204' })).rejects.toThrow(
      violates('booking_one_stay_per_room'),
    );
    const { bookingId } = await addGuest(fixtures.killarney, { room: '204', status: 'confirmed' });
    const checkIn = db().booking.update({ where: { id: bookingId }, data: { status: 'in_house' } });
    await expect(checkIn).rejects.toThrow(violates('booking_one_stay_per_room'));
  });

  it('lets one of ten concurrent check-ins have the room', async () => {
    const guests = [];
    for (let at = 0; at < 10; at += 1) {
      guests.push(await addGuest(fixtures.killarney, { room: '310', status: 'confirmed' }));
    }
    const checkIns = await Promise.allSettled(
      guests.map(({ bookingId }) =>
        db().booking.update({ where: { id: bookingId }, data: { status: 'in_house' } }),
      ),
    );
    expect(checkIns.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('treats rooms of the same number in two hotels as different', async () => {
    expect(fixtures.marco.roomNumber).toBe(fixtures.aoife.roomNumber);
    expect(fixtures.marco.roomId).not.toBe(fixtures.aoife.roomId);
  });

  it.each(BOOKING_STATUSES.filter((status) => status !== 'in_house'))(
    'allows any number of stays that are %s in one room',
    async (status) => {
      await addGuest(fixtures.dublin, { room: '204', status });
      await addGuest(fixtures.dublin, { room: '204', status });
    },
  );
});

describe('the code of a booking', () => {
  it('draws booking numbers from a sequence, so that a hundred concurrent draws differ', async () => {
    const draw = () => dbPool().query<{ number: string }>(`SELECT nextval('booking_number_seq') AS number`);
    const drawn = await Promise.all(Array.from({ length: 100 }, draw));
    expect(new Set(drawn.map(({ rows }) => rows[0]?.number)).size).toBe(100);
  });

  it('allows a booking code once per hotel, and again in another hotel', async () => {
    const { aoife, killarney, dublin } = fixtures;
    const sameCode = (hotelId: number) =>
      db().booking.create({
        data: {
          hotelId,
          code: aoife.code,
          guestFirstName: 'Niamh',
          guestLastName: 'Burke',
          checkIn: new Date('2026-11-20'),
          checkOut: new Date('2026-11-20'),
        },
      });
    await expect(sameCode(killarney.id)).rejects.toThrow(violates('booking_hotel_id_code_key'));
    await expect(sameCode(dublin.id)).resolves.toMatchObject({ code: aoife.code });
  });
});

describe('the database constraints that repeat the contract', () => {
  it.each(['Hotel', 'hotel-', 'hotel_killarney', '', 'x'.repeat(61), 'a-guest-chat-booking-b'])(
    'refuses the slug %j',
    async (slug) => {
      expect(hotelSlugSchema.safeParse(slug).success).toBe(false);
      await expect(addHotel(slug, 'A')).rejects.toThrow(violates('hotel_slug_is_plain'));
    },
  );

  it.each(['BK-26-0001', 'bk-2026-0001', 'BK-2026-001', ''])('refuses the booking code %j', async (code) => {
    expect(bookingCodeSchema.safeParse(code).success).toBe(false);
    const change = db().booking.update({ where: { id: fixtures.aoife.bookingId }, data: { code } });
    await expect(change).rejects.toThrow(violates('booking_code_is_plain'));
  });

  it('refuses a stay that ends before it begins', async () => {
    const data = { checkIn: new Date('2026-11-28'), checkOut: new Date('2026-11-27') };
    const change = db().booking.update({ where: { id: fixtures.aoife.bookingId }, data });
    await expect(change).rejects.toThrow(violates('booking_dates_in_order'));
  });

  it('refuses an unknown department and a user name in upper case', async () => {
    const { id } = await addStaff(fixtures.killarney);
    const change = (data: { department?: string; username?: string }) =>
      db().staff.update({ where: { id }, data });
    await expect(change({ department: 'spa' })).rejects.toThrow(violates('staff_department_is_known'));
    await expect(change({ username: fixtures.brendan.username.toUpperCase() })).rejects.toThrow(
      violates('staff_username_is_lower'),
    );
  });
});
