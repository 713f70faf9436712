import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { byApiToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectRefusal, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { GET, PUT } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

function call(method: 'GET' | 'PUT', as: Caller, json?: unknown, slug = fixtures.killarney.slug) {
  const path = `/api/staff/hotel/${slug}/me/ring-settings`;
  const asked = json === undefined ? {} : { json };
  return callRoute(method === 'GET' ? GET : PUT, method, path, { hotelSlug: slug }, as, asked);
}
const NIGHT = { quiet: { from: '22:30', to: '07:05' }, off_duty: false };

it('stores the push settings of a staff member and leaves those of a colleague at the defaults', async () => {
  const byDefault = { quiet: null, off_duty: true };
  expect(await (await call('GET', byApiToken(fixtures.brendan))).json()).toEqual(byDefault);
  expect(await (await call('PUT', byApiToken(fixtures.brendan), NIGHT)).json()).toEqual(NIGHT);
  expect(await (await call('GET', byApiToken(fixtures.brendan))).json()).toEqual(NIGHT);
  expect(await (await call('GET', byApiToken(fixtures.siobhan))).json()).toEqual(byDefault);
  const kept = { quietFrom: 22 * 60 + 30, quietTo: 7 * 60 + 5, ringsOffDuty: false };
  expect(await db().staff.findUniqueOrThrow({ where: { id: fixtures.brendan.id } })).toMatchObject(kept);
  expect(await (await call('PUT', byApiToken(fixtures.brendan), byDefault)).json()).toEqual(byDefault);
});

it('refuses quiet hours with an invalid time or an invalid or empty range', async () => {
  const wrong = [
    { ...NIGHT, quiet: { from: '24:00', to: '07:00' } },
    { ...NIGHT, quiet: { from: '7:00', to: '08:00' } },
    { ...NIGHT, quiet: { from: '07:00', to: '07:00' } },
    { ...NIGHT, quiet: { from: '07:00' } },
    { quiet: null },
    { ...NIGHT, staff: 1 },
  ];
  await expectRefusals(
    wrong.map((json) => () => call('PUT', byApiToken(fixtures.brendan), json)),
    'invalid_input',
  );
});

it('refuses push settings at another hotel and without a credential', async () => {
  await expectRefusal(() => call('PUT', byApiToken(fixtures.ronan), NIGHT), 'not_found');
  await expectRefusal(() => call('PUT', nobody, NIGHT), 'unauthenticated');
});
