import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { roomKey } from '@/lib/contract/room-key';
import { db, dbPool } from '@/lib/platform/db';
import { addGuest, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';

const MIGRATION = 'prisma/migrations/20261130170000_rooms_of_managers/migration.sql';
/** Reverts the migration, so that the test can run it again on existing rooms. */
const AS_BEFORE = `
  DROP TRIGGER room_fills_key ON room;
  DROP FUNCTION fill_room_key; DROP FUNCTION room_key;
  DROP INDEX room_hotel_id_number_key_key;
  ALTER TABLE room DROP COLUMN number_key, DROP COLUMN former_keys, DROP COLUMN closed_at,
    DROP COLUMN out_of_order_until;
  DROP INDEX booking_one_stay_per_room;
  ALTER TABLE booking DROP COLUMN room_share;
  CREATE UNIQUE INDEX booking_one_stay_per_room ON booking (hotel_id, room_id) WHERE status = 'in_house';
  ALTER TABLE hotel DROP COLUMN rooms_are_shared;`;

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

const keyOf = async (number: string) =>
  (
    await db().room.findUniqueOrThrow({
      where: { hotelId_number: { hotelId: fixtures.killarney.id, number } },
      select: { id: true, numberKey: true },
    })
  ).numberKey;
const insert = (hotelId: number, number: string) =>
  dbPool().query('INSERT INTO room (hotel_id, number) VALUES ($1, $2)', [hotelId, number]);

it('the migration preserves every existing room and stay, also rooms whose numbers are alike', async () => {
  await addGuest(fixtures.killarney, { room: 'Garden 5' });
  await dbPool().query(AS_BEFORE);
  for (const number of ['12 a', '12A', 'Attic']) await insert(fixtures.killarney.id, number);
  await insert(fixtures.dublin.id, '12a');
  await dbPool().query(await readFile(MIGRATION, 'utf8'));
  const [spaced, written] = [await keyOf('12 a'), await keyOf('12A')];
  expect([spaced, written]).toEqual([expect.stringMatching(/^12a#\d+$/), expect.stringMatching(/^12a#\d+$/)]);
  expect(spaced).not.toBe(written);
  expect([await keyOf('Attic'), await keyOf('Garden 5')]).toEqual(['attic', 'garden5']);
  expect(await db().booking.count({ where: { status: 'in_house', room: { number: 'Garden 5' } } })).toBe(1);
});

it.each(['7', '8 B', '0-9.A', 'Suite Nord'])(
  'fills in the key of room %s for a program that writes none',
  async (number) => {
    await insert(fixtures.killarney.id, number);
    expect(await keyOf(number)).toBe(roomKey(number));
  },
);
