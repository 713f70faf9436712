import { beforeAll, expect, it } from 'vitest';
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
  const path = `/api/staff/hotel/${slug}/me/desk-settings`;
  const asked = json === undefined ? {} : { json };
  return callRoute(method === 'GET' ? GET : PUT, method, path, { hotelSlug: slug }, as, asked);
}

it('stores the desk settings of a staff member and leaves those of a colleague at the defaults', async () => {
  const byDefault = { sound: true, volume: 70, alerts: true };
  expect(await (await call('GET', byApiToken(fixtures.brendan))).json()).toEqual(byDefault);
  const quiet = { sound: false, volume: 15, alerts: false };
  expect(await (await call('PUT', byApiToken(fixtures.brendan), quiet)).json()).toEqual(quiet);
  expect(await (await call('GET', byApiToken(fixtures.brendan))).json()).toEqual(quiet);
  expect(await (await call('GET', byApiToken(fixtures.siobhan))).json()).toEqual(byDefault);
});

it('refuses invalid desk settings', async () => {
  const good = { sound: true, volume: 50, alerts: true };
  const wrong = [{ ...good, volume: 101 }, { ...good, volume: 1.5 }, { sound: true }, { ...good, staff: 1 }];
  await expectRefusals(
    wrong.map((json) => () => call('PUT', byApiToken(fixtures.brendan), json)),
    'invalid_input',
  );
});

it('refuses desk settings at another hotel and without a credential', async () => {
  const good = { sound: false, volume: 50, alerts: true };
  await expectRefusal(() => call('PUT', byApiToken(fixtures.ronan), good), 'not_found');
  await expectRefusal(() => call('PUT', nobody, good), 'unauthenticated');
});
