import { beforeAll, expect, it } from 'vitest';
import { POST } from '@/app/api/staff/hotel/[hotelSlug]/stays/[bookingId]/erase/route';
import { db } from '@/lib/platform/db';
import { byApiToken, callRoute } from '@/lib/testing/call-route';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByFile, bringByKey, newKey, saidStay } from '@/lib/testing/sources';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/the-killarney';

useFreshDatabase();
let cast: TheKillarney;
beforeAll(async () => {
  cast = await seedTheKillarney();
  for (const hotel of [cast.killarney, cast.dublin]) await addRooms(hotel, ['601']);
});

it('erases what every source has said of the stay, and nothing that was said in another hotel', async () => {
  const key = await newKey(cast.killarney);
  const row = saidStay({ status: 'in_house', room_number: '601', guest_phone: '+353 87 123 4567' });
  await bringByFile(cast.ronan, [row]);
  await bringByFile(cast.brendan, [row]);
  const left = { ...row, status: 'checked_out' };
  const [made] = await bringByKey(cast.killarney, key, [left]);
  const hotelSlug = cast.killarney.slug;
  const bookingId = made?.booking_id ?? '';
  expect(await db().staySource.count()).toBe(3);
  const path = `/api/staff/hotel/${hotelSlug}/stays/${bookingId}/erase`;
  const erased = await callRoute(POST, 'POST', path, { hotelSlug, bookingId }, byApiToken(cast.siobhan));
  expect(await erased.json()).toMatchObject({ guest_last_name: '', guest_phone: null });
  expect(await db().staySource.findMany()).toMatchObject([{ hotelId: cast.dublin.id }]);
  const again = await bringByKey(cast.killarney, key, [left]);
  expect(again).toMatchObject([{ result: 'refused', errors: [{ code: 'erased' }] }]);
  const later = { ...row, check_in: '2026-12-24', check_out: '2026-12-27' };
  expect(await bringByFile(cast.brendan, [later])).toMatchObject([{ result: 'created' }]);
});

it('erases what the stay was before an import, and leaves what other stays were', async () => {
  const [row, other] = [saidStay({ guest_last_name: 'Erased' }), saidStay({ guest_last_name: 'Kept' })];
  const [made] = await bringByFile(cast.brendan, [row, other]);
  await bringByFile(cast.brendan, [
    { ...row, guest_first_name: 'Uma', status: 'cancelled' },
    { ...other, guest_first_name: 'Uma' },
  ]);
  const words = async () => JSON.stringify(await db().stayImportRow.findMany({ select: { before: true } }));
  expect(await words()).toContain('Erased');
  const hotelSlug = cast.killarney.slug;
  const bookingId = made?.booking_id ?? '';
  const path = `/api/staff/hotel/${hotelSlug}/stays/${bookingId}/erase`;
  await callRoute(POST, 'POST', path, { hotelSlug, bookingId }, byApiToken(cast.siobhan));
  expect(await words()).not.toContain('Erased');
  expect(await words()).toContain('Kept');
});
