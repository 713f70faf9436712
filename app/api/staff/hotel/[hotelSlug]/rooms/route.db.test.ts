import { beforeAll, describe, expect, it } from 'vitest';
import { roomsSchema } from '@/lib/contract/hotel-rooms';
import { db } from '@/lib/platform/db';
import { byApiToken, byGuestCookie, nobody } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { expectRefusal } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const hotelId = fixtures.killarney.id;
  await db().room.createMany({ data: ['10', '9', '10a', 'Attic'].map((number) => ({ hotelId, number })) });
});

const ask = () => stayEndpoints.rooms(fixtures.killarney.slug, byApiToken(fixtures.brendan));
const read = async () => roomsSchema.parse(await (await ask()).json()).rooms;

describe('GET rooms', () => {
  it('lists rooms in natural order with their current guests', async () => {
    const rooms = await read();
    expect(rooms.map(({ room_number }) => room_number).slice(0, 3)).toEqual(['9', '10', '10a']);
    expect(rooms.at(-1)).toMatchObject({ room_number: 'Attic', taken_by: null, guests: [], expected: [] });
    expect(rooms.find(({ room_number }) => room_number === '204')?.taken_by).toMatch(/^Aoife /);
  });

  it('shows no guest who has left and no guest of another hotel', async () => {
    const dublin = await db().room.count({ where: { hotelId: fixtures.dublin.id } });
    expect(dublin).toBeGreaterThan(0);
    await db().booking.update({
      where: { id: fixtures.aoife.bookingId },
      data: { status: 'checked_out', endedAt: new Date() },
    });
    const rooms = await read();
    expect(rooms.every(({ taken_by }) => taken_by === null)).toBe(true);
    expect(rooms).toHaveLength(await db().room.count({ where: { hotelId: fixtures.killarney.id } }));
  });

  it('runs the same number of queries for any number of rooms', async () => {
    const few = await countQueries(ask);
    const hotelId = fixtures.killarney.id;
    await db().room.createMany({
      data: Array.from({ length: 40 }, (_, index) => ({ hotelId, number: `7${index + 10}` })),
    });
    expect(await countQueries(ask)).toBe(few);
  });

  it('refuses the list of rooms to strangers, guests and staff of another hotel', async () => {
    const { slug } = fixtures.killarney;
    await expectRefusal(() => stayEndpoints.rooms(slug, nobody), 'unauthenticated');
    await expectRefusal(() => stayEndpoints.rooms(slug, byGuestCookie(fixtures.marco)), 'unauthenticated');
    await expectRefusal(
      () => stayEndpoints.rooms(fixtures.dublin.slug, byApiToken(fixtures.brendan)),
      'not_found',
    );
  });
});
