import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as importFile } from '@/app/api/staff/hotel/[hotelSlug]/stays/import/route';
import { integrationApi, staffApi } from '@/lib/contract/paths';
import { type PmsResult, pmsResultsSchema } from '@/lib/contract/pms-stays';
import { createApiKey } from '@/lib/integrations/api-keys';
import { db, dbPool } from '@/lib/platform/db';
import { APP_JSON, type Asked, byApiKey, byApiToken, type Caller, callRoute } from '@/lib/testing/call-route';
import { guestEndpoints } from '@/lib/testing/endpoints';
import { expectProblem } from '@/lib/testing/expect-refusal';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { memberOf } from '@/lib/testing/principals';
import { POST } from './route';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  const admin = await addStaff(fixtures.killarney, { role: 'admin', department: 'management' });
  key = byApiKey((await createApiKey({ staff: await memberOf(admin) }, 'PMS')).secret);
  // A trigger makes the real database fail for guests with these last names.
  await dbPool().query(`
    CREATE FUNCTION fail_by_name() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.guest_last_name = 'Fault' THEN RAISE EXCEPTION 'a fault' USING ERRCODE = 'XX000'; END IF;
      IF NEW.guest_last_name = 'Outage' THEN RAISE EXCEPTION 'shut down' USING ERRCODE = '57P01'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER fail_by_name BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION fail_by_name();`);
});
beforeEach(() => db().rateLimit.deleteMany());

const send = (asked: Asked) =>
  callRoute(
    POST,
    'POST',
    integrationApi.stays(fixtures.killarney.slug),
    { hotelSlug: fixtures.killarney.slug },
    key,
    asked,
  );
async function resultsOf(asked: Asked): Promise<PmsResult[]> {
  const response = await send(asked);
  expect(response.status, await response.clone().text()).toBe(200);
  return pmsResultsSchema.parse(await response.json()).results;
}

let count = 0;
const aStay = (more: object = {}) => {
  count += 1;
  const guest = { external_id: `row-${count}`, guest_first_name: 'Una', guest_last_name: 'Roe' };
  return { ...guest, check_in: '2026-11-24', check_out: '2026-11-27', ...more };
};
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

const HOSTILE_ROWS: readonly [what: string, row: unknown][] = [
  ['the year 0', aStay({ check_in: '0000-01-01' })],
  ['a year that no stay has', aStay({ check_out: '9999-12-31' })],
  ['the 30th of February', aStay({ check_in: '2026-02-30' })],
  ['the 29th of February in a year without one', aStay({ check_in: '2027-02-29', check_out: '2027-03-02' })],
  ['a number for a day', aStay({ check_in: 20261124 })],
  ['a number', 7],
  ['null', null],
  ['a list', []],
  ['a text', 'row'],
  ['half a character in its id', aStay({ external_id: 'a\ud800b' })],
  ['NUL in its id', aStay({ external_id: 'a\u0000b' })],
  ['an id of 101 characters', aStay({ external_id: 'x'.repeat(101) })],
  ['something a thousand deep', aStay({ guest_first_name: nested(1000) })],
  ['a room that is a list', aStay({ room_number: ['601'] })],
  ['a field of another hotel', aStay({ hotel_id: 2 })],
];

describe('a batch of stays with faulty rows', () => {
  it.each(HOSTILE_ROWS)('refuses a row with %s and writes the rows around it', async (_what, row) => {
    const results = await resultsOf({ json: { stays: [aStay(), row, aStay()] } });
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'created']);
    expect(results[1]?.errors[0]?.code).toBe('invalid_input');
    expect(results[2]?.guest_link).toMatch(/#t=/);
  });

  it('refuses a row with a __proto__ field, which only raw JSON can contain', async () => {
    const [good, other] = [aStay(), aStay()].map((row) => JSON.stringify(row));
    const body = `{"stays":[${good},{"__proto__":{"external_id":"x"}},${other}]}`;
    const results = await resultsOf({ body, type: APP_JSON });
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'created']);
  });

  it('continues after a row at which the database fails and stores nothing of that row', async () => {
    const fault = aStay({ guest_last_name: 'Fault' });
    const results = await resultsOf({ json: { stays: [aStay(), fault, aStay()] } });
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'created']);
    expect(results[1]?.errors).toEqual([
      { path: '', code: 'internal', message: 'Something went wrong on our side.' },
    ]);
    expect(await db().booking.count({ where: { externalId: fault.external_id } })).toBe(0);
  });

  it('returns working links of the rows written before the database became unavailable', async () => {
    const results = await resultsOf({
      json: { stays: [aStay(), aStay({ guest_last_name: 'Outage' }), aStay()] },
    });
    expect(results.map(({ result }) => result)).toEqual(['created', 'refused', 'refused']);
    expect(results.slice(1).map(({ errors }) => errors[0]?.code)).toEqual(['unavailable', 'unavailable']);
    const token = results[0]?.guest_link?.split('#t=')[1] ?? '';
    const context = await guestEndpoints.context(fixtures.killarney.slug, {
      authorization: `Bearer ${token}`,
    });
    expect(context.status).toBe(200);
  });

  it('answers unavailable and writes nothing when the database refuses the first row', async () => {
    const before = await db().booking.count();
    await expectProblem(
      await send({ json: { stays: [aStay({ guest_last_name: 'Outage' }), aStay()] } }),
      'unavailable',
    );
    expect(await db().booking.count()).toBe(before);
  });
});

describe.each([true, false])('an import (dry run: %s)', (is_dry_run) => {
  it('returns a result for each row, whatever the rows contain', async () => {
    const rows = HOSTILE_ROWS.flatMap(([, row]) => [aStay(), row]);
    const stays = [...rows, aStay({ guest_last_name: 'Fault' }), aStay()];
    const { slug: hotelSlug } = fixtures.killarney;
    const path = staffApi.stayImport(hotelSlug);
    const asked = { json: { stays, is_dry_run } };
    const response = await callRoute(
      importFile,
      'POST',
      path,
      { hotelSlug },
      byApiToken(fixtures.siobhan),
      asked,
    );
    expect(response.status).toBe(200);
    const { results } = pmsResultsSchema.parse(await response.json());
    expect(results.filter(({ result }) => result === 'created')).toHaveLength(HOSTILE_ROWS.length + 1);
    expect(results.filter(({ result }) => result === 'refused')).toHaveLength(HOSTILE_ROWS.length + 1);
  });
});
