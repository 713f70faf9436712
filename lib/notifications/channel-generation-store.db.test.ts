import { beforeAll, describe, expect, it } from 'vitest';
import { createGenerationReader } from '@/lib/notifications/channel-generation-store';
import { db } from '@/lib/platform/db';
import { countQueries } from '@/lib/testing/expect-queries';
import { seedTheKillarney, type TestGuest, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  await db().hotel.update({ where: { id: fixtures.dublin.id }, data: { staffChannelGeneration: 4 } });
  await db().booking.update({ where: { id: fixtures.aoife.bookingId }, data: { channelGeneration: 7 } });
});

const placeOf = ({ hotel, code }: TestGuest) => ({ hotelSlug: hotel.slug, bookingCode: code });

describe('createGenerationReader', () => {
  it('reads the generations of the hotel and of the booking and mixes no two hotels', async () => {
    const read = createGenerationReader();
    expect(await read(placeOf(fixtures.aoife))).toEqual({ staff: 1, guest: 7 });
    expect(await read(placeOf(fixtures.marco))).toEqual({ staff: 4, guest: 1 });
    expect(await read({ hotelSlug: fixtures.dublin.slug, bookingCode: fixtures.aoife.code })).toEqual({
      staff: 4,
      guest: 1,
    });
  });

  it('returns null for a hotel that does not exist', async () => {
    expect(
      await createGenerationReader()({ hotelSlug: 'hotel-nowhere', bookingCode: 'BK-2026-0001' }),
    ).toBeNull();
  });

  it('answers many concurrent reads with at most two statements, each with its own result', async () => {
    const read = createGenerationReader();
    const statements = await countQueries(async () => {
      const all = Array.from({ length: 40 }, (_, at) => (at % 2 ? fixtures.aoife : fixtures.marco));
      const answers = await Promise.all(all.map((guest) => read(placeOf(guest))));
      expect(answers.map((answer) => answer?.guest)).toEqual(
        all.map((guest) => (guest === fixtures.aoife ? 7 : 1)),
      );
    });
    expect(statements).toBeLessThanOrEqual(2);
  });

  it('caches nothing: it reads a generation that was raised meanwhile', async () => {
    const read = createGenerationReader();
    const raise = { channelGeneration: { increment: 1 } };
    const before = await read(placeOf(fixtures.marco));
    await db().booking.update({ where: { id: fixtures.marco.bookingId }, data: raise });
    expect(await read(placeOf(fixtures.marco))).toEqual({ staff: 4, guest: (before?.guest ?? 0) + 1 });
  });
});
