import { beforeAll, expect, it } from 'vitest';
import { POST } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/erase/route';
import { db } from '@/lib/platform/db';
import { byApiToken, callRoute } from '@/lib/testing/call-route';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, sentStay } from '@/lib/testing/sources';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  for (const hotel of [fixtures.killarney, fixtures.dublin]) await addRooms(hotel, ['601']);
});

it('erases the source records of a stay and no record of another hotel', async () => {
  const key = await newKey(fixtures.killarney);
  const row = sentStay({ status: 'in_house', room_number: '601', guest_phone: '+353 87 123 4567' });
  await bringByFile(fixtures.ronan, [row]);
  await bringByFile(fixtures.brendan, [row]);
  const left = { ...row, status: 'checked_out' };
  const [made] = await bringByKey(fixtures.killarney, key, [left]);
  const hotelSlug = fixtures.killarney.slug;
  const bookingId = made?.booking_id ?? '';
  expect(await db().staySource.count()).toBe(3);
  const path = `/api/staff/hotel/${hotelSlug}/stays/${bookingId}/erase`;
  const erased = await callRoute(POST, 'POST', path, { hotelSlug, bookingId }, byApiToken(fixtures.siobhan));
  expect(await erased.json()).toMatchObject({ guest_last_name: '', guest_phone: null });
  expect(await db().staySource.findMany()).toMatchObject([{ hotelId: fixtures.dublin.id }]);
  const again = await bringByKey(fixtures.killarney, key, [left]);
  expect(again).toMatchObject([{ result: 'refused', errors: [{ code: 'erased' }] }]);
  const later = { ...row, check_in: '2026-12-24', check_out: '2026-12-27' };
  expect(await bringByFile(fixtures.brendan, [later])).toMatchObject([{ result: 'created' }]);
});

it('erases the state of the stay before an import and preserves that of other stays', async () => {
  const [row, other] = [sentStay({ guest_last_name: 'Erased' }), sentStay({ guest_last_name: 'Kept' })];
  const [made] = await bringByFile(fixtures.brendan, [row, other]);
  await bringByFile(fixtures.brendan, [
    { ...row, guest_first_name: 'Uma', status: 'cancelled' },
    { ...other, guest_first_name: 'Uma' },
  ]);
  const words = async () => JSON.stringify(await db().stayImportRow.findMany({ select: { before: true } }));
  expect(await words()).toContain('Erased');
  const hotelSlug = fixtures.killarney.slug;
  const bookingId = made?.booking_id ?? '';
  const path = `/api/staff/hotel/${hotelSlug}/stays/${bookingId}/erase`;
  await callRoute(POST, 'POST', path, { hotelSlug, bookingId }, byApiToken(fixtures.siobhan));
  expect(await words()).not.toContain('Erased');
  expect(await words()).toContain('Kept');
});
