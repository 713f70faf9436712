import { beforeAll, describe, expect, it } from 'vitest';
import { byApiToken, type Caller } from '@/lib/testing/call-route';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByKey, newKey, saidStay } from '@/lib/testing/sources';
import { stayDoors } from '@/lib/testing/stay-doors';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
let key: Caller;
beforeAll(async () => {
  cast = await seedTheKillarney();
  key = await newKey(cast.killarney);
  await addRooms(cast.killarney, ['Sea View 1', '12 a', '12A']);
  await addRooms(cast.dublin, ['Garden 7']);
});

const bring = async (row: object) => (await bringByKey(cast.killarney, key, [row]))[0];

describe('a room', () => {
  it.each(['Sea View 1', 'sea view 1', 'SEAVIEW1', '#Sea  View 1', ' # seaview 1'])(
    'is found as %j, and said otherwise moves nobody',
    async (written) => {
      const row = saidStay({ status: 'in_house', room_number: written });
      expect(await bring(row)).toMatchObject({ result: 'created', room_number: 'Sea View 1', warnings: [] });
      const again = await bring({ ...row, room_number: 'Sea View 1' });
      expect(again).toMatchObject({ result: 'unchanged', warnings: [] });
      await bring({ ...row, status: 'checked_out' });
    },
  );

  it('is found so at the desk too', async () => {
    const row = saidStay({});
    const made = await bring(row);
    const json = { room_number: '#seaview 1' };
    const stay = await stayDoors.checkIn(
      cast.killarney.slug,
      made?.booking_id ?? '',
      byApiToken(cast.brendan),
      { json },
    );
    expect(await stay.json()).toMatchObject({ room_number: 'Sea View 1' });
    await bring({ ...row, status: 'checked_out' });
  });

  it('is the one that is written so where two are alike, and neither where none is', async () => {
    const row = saidStay({ status: 'in_house', room_number: '12A' });
    expect(await bring(row)).toMatchObject({ room_number: '12A' });
    const other = saidStay({ status: 'in_house', room_number: '12a' });
    expect(await bring(other)).toMatchObject({ result: 'refused', errors: [{ code: 'no_such_room' }] });
    await bring({ ...row, status: 'checked_out' });
  });

  it('of another hotel is not found', async () => {
    const row = saidStay({ status: 'in_house', room_number: 'garden7' });
    expect(await bring(row)).toMatchObject({ errors: [{ code: 'no_such_room' }] });
  });
});
