import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrationApi } from '@/lib/contract/paths';
import { stayPageSchema, staySchema } from '@/lib/contract/stays';
import { db } from '@/lib/platform/db';
import { byApiToken, byToken, type Caller, callRoute, nobody } from '@/lib/testing/call-route';
import { expectProblem, expectRefusals } from '@/lib/testing/expect-refusal';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { addRooms, bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { GET as listStays } from '../route';
import { GET } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
let theirs: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  [key, theirs] = [await newKey(fixtures.killarney), await newKey(fixtures.dublin)];
  await addRooms(fixtures.killarney, ['601']);
});
beforeEach(() => db().rateLimit.deleteMany());

const list = (query: string, as: Caller = key, hotelSlug = fixtures.killarney.slug) =>
  callRoute(listStays, 'GET', integrationApi.stays(hotelSlug), { hotelSlug }, as, { query });
const read = (code: string, as: Caller = key, hotelSlug = fixtures.killarney.slug) =>
  callRoute(GET, 'GET', integrationApi.stay(hotelSlug, code), { hotelSlug, bookingId: code }, as);
const codesOf = async (response: Response) =>
  stayPageSchema.parse(await response.json()).stays.map(({ booking_id: code }) => code);

describe('GET stays by API key', () => {
  it('finds a stay in any status by its external id and reads it', async () => {
    const row = sentStay({ status: 'cancelled' });
    const [made] = await bringByKey(fixtures.killarney, key, [row]);
    expect(await codesOf(await list(`?external_id=${row.external_id}`))).toEqual([made?.booking_id]);
    const stay = staySchema.parse(await (await read(made?.booking_id ?? '')).json());
    expect(stay).toMatchObject({ external_id: row.external_id, status: 'cancelled', guest_last_name: 'Roe' });
    expect(await codesOf(await list('?external_id=unknown'))).toEqual([]);
  });

  it('lists stays in house and finds a stay by a search text', async () => {
    const row = sentStay({ status: 'in_house', room_number: '601' });
    const [made] = await bringByKey(fixtures.killarney, key, [row]);
    expect((await codesOf(await list(''))).toSorted()).toEqual(
      [fixtures.aoife.code, made?.booking_id].toSorted(),
    );
    expect(await codesOf(await list(`?q=${row.external_id}`))).toEqual([made?.booking_id]);
  });

  it('returns no stay of another hotel', async () => {
    await expectProblem(await read(fixtures.marco.code), 'not_found');
    expect(await codesOf(await list('?view=all', theirs, fixtures.dublin.slug))).toEqual([
      fixtures.marco.code,
    ]);
  });

  it('refuses a caller without a key of this hotel and an invalid query', async () => {
    const strangers = [nobody, theirs, byApiToken(fixtures.siobhan), byToken(fixtures.aoife)];
    await expectRefusals(
      strangers.flatMap((as) => [() => list('', as), () => read(fixtures.aoife.code, as)]),
      'unauthenticated',
    );
    await expectRefusals(
      ['?view=mine', '?external_id=', '?hotel_id=2'].map((query) => () => list(query)),
      'invalid_input',
    );
  });

  it('limits one key to 120 reads a minute', async () => {
    for (let time = 0; time < 120; time += 1) await read(fixtures.aoife.code);
    await expectProblem(await read(fixtures.aoife.code), 'rate_limited');
  });
});
