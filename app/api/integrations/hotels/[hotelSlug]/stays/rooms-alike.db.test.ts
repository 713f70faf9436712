import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller } from '@/lib/testing/call-route';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
  await addRooms(fixtures.killarney, ['Sea View 1', 'Süd 7']);
  await addRooms(fixtures.dublin, ['Garden 7']);
});

const bring = async (row: object) => (await bringByKey(fixtures.killarney, key, [row]))[0];

describe('a room number', () => {
  it.each(['Sea View 1', 'sea view 1', 'SEAVIEW1', '#Sea  View 1', ' # seaview 1'])(
    'finds a room by the spelling %j and reports no move for another spelling',
    async (written) => {
      const row = sentStay({ status: 'in_house', room_number: written });
      expect(await bring(row)).toMatchObject({ result: 'created', room_number: 'Sea View 1', warnings: [] });
      const again = await bring({ ...row, room_number: 'Sea View 1' });
      expect(again).toMatchObject({ result: 'unchanged', warnings: [] });
      await bring({ ...row, status: 'checked_out' });
    },
  );

  it('finds a room by another spelling at check-in by staff', async () => {
    const row = sentStay({});
    const made = await bring(row);
    const json = { room_number: '#seaview 1' };
    const stay = await stayEndpoints.checkIn(
      fixtures.killarney.slug,
      made?.booking_id ?? '',
      byApiToken(fixtures.brendan),
      { json },
    );
    expect(await stay.json()).toMatchObject({ room_number: 'Sea View 1' });
    await bring({ ...row, status: 'checked_out' });
  });

  it.each(['SÜD 7', 'su\u0308d7', '＃Süd\u00a0７', '## süd  7'])(
    'finds a room with an umlaut by the spelling %j',
    async (written) => {
      const row = sentStay({ status: 'in_house', room_number: written });
      expect(await bring(row)).toMatchObject({ result: 'created', room_number: 'Süd 7' });
      await bring({ ...row, status: 'checked_out' });
    },
  );

  it('refuses to store a room whose number equals another of the hotel in a different spelling', async () => {
    await expect(addRooms(fixtures.killarney, ['SEA VIEW1'])).rejects.toThrow();
    await addRooms(fixtures.dublin, ['SEA VIEW1']);
  });

  it('finds a room whose number equals another from before room keys by its exact number only', async () => {
    const hotelId = fixtures.killarney.id;
    await db().room.createMany({
      data: [
        { hotelId, number: '12 a', numberKey: '12a#1' },
        { hotelId, number: '12A', numberKey: '12a#2' },
      ],
    });
    const row = sentStay({ status: 'in_house', room_number: '12A' });
    expect(await bring(row)).toMatchObject({ room_number: '12A' });
    const other = sentStay({ status: 'in_house', room_number: '12a' });
    expect(await bring(other)).toMatchObject({ result: 'refused', errors: [{ code: 'no_such_room' }] });
    await bring({ ...row, status: 'checked_out' });
  });

  it('does not find a room of another hotel', async () => {
    const row = sentStay({ status: 'in_house', room_number: 'garden7' });
    expect(await bring(row)).toMatchObject({ errors: [{ code: 'no_such_room' }] });
  });
});
