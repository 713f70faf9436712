import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { couldBeSecret } from '@/lib/kernel/secret-hash';
import { db } from '@/lib/platform/db';
import { authorizedCaller } from '@/lib/testing/authorized-caller';
import { type Asked, callRoute } from '@/lib/testing/call-route';
import { countQueries } from '@/lib/testing/expect-queries';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario, type Scenario } from '@/lib/testing/scenario';
import { shapeOf, textLeaves, withTexts } from '@/lib/testing/text-leaves';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

/** Writing requests whose names are compared in another test, or that take no name. */
const ELSEWHERE: Record<string, string> = {
  'POST api/staff/login': 'The password decides: lib/auth/short-names.db.test.ts compares names.',
  'POST api/staff/links/look': 'It takes a secret and no name.',
  'POST api/staff/hotel/[hotelSlug]/me/password': 'It takes secrets and no name.',
};

useFreshDatabase();
let fixtures: TheKillarney;
let theirManager: TestStaff;
/** A scenario that shows which requests contain texts. */
let anyScenario: Scenario;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  theirManager = await addStaff(fixtures.dublin, { role: 'manager', department: 'management' });
  anyScenario = await createScenario(fixtures.siobhan, {}, ['bookingId']);
});
beforeEach(() => db().rateLimit.deleteMany());

const goodOf = ({ name }: FoundRoute) => GOOD_REQUESTS[name] ?? { to: 'everybody' as const };
const WRITING = (await routesOnDisk()).filter((route) => {
  const { to, asked } = goodOf(route);
  const takesTexts = asked !== undefined && ['guest', 'desk', 'admin', 'integration', 'anyone'].includes(to);
  return route.method !== 'GET' && takesTexts && !(route.name in ELSEWHERE);
});

async function call(route: FoundRoute, scenario: Scenario, asked: Asked): Promise<Response> {
  const path = route.path.replaceAll(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(scenario.params[name] ?? ''),
  );
  return callRoute(
    route.handler,
    route.method,
    path,
    scenario.params,
    authorizedCaller(goodOf(route), scenario),
    asked,
  );
}

const scenarioOf = (route: FoundRoute, staff: TestStaff) =>
  createScenario(staff, goodOf(route), route.params);
const jsonOf = async (route: FoundRoute, scenario: Scenario) => (await goodOf(route).asked?.(scenario))?.json;

/** What an answer reveals to the caller: status, shape of the body and number of queries. */
async function learn(route: FoundRoute, scenario: Scenario, json: unknown) {
  let response = new Response();
  const statements = await countQueries(async () => {
    response = await call(route, scenario, { json });
  });
  const text = await response.text();
  return { status: response.status, body: text && shapeOf(JSON.parse(text)), statements };
}

/** Makes an unused name with the length and the kinds of characters of the given one. */
let made = 0;
function freeLike(text: string): string {
  made += 1;
  const digits = String(made);
  const end = text.search(/\d+$/);
  return end < 0 ? `${text}${digits}` : `${text.slice(0, end)}${String(99_000 + made)}`;
}

type Texts = ReadonlyMap<string, string>;
const textsOf = (json: unknown): Texts =>
  new Map(textLeaves(json).map(({ at, text }) => [JSON.stringify(at), text]));

/** The fields that accept any text: names, but no dates and no values of a fixed list. */
async function placesOfNames(route: FoundRoute, theirs: Scenario): Promise<string[]> {
  const places: string[] = [];
  for (const [place, text] of textsOf(await jsonOf(route, theirs))) {
    if (couldBeSecret(text)) continue;
    const json = withTexts(await jsonOf(route, theirs), new Map([[place, freeLike(text)]]));
    const answer = await call(route, theirs, { json });
    if (answer.ok) places.push(place);
  }
  return places;
}

const named = (texts: Texts, places: readonly string[]): Texts =>
  new Map(places.map((place) => [place, freeLike(texts.get(place) ?? '')]));

let [taken, compared] = [0, 0];
describe.each(WRITING)('names in requests to $name', (route) => {
  it('answers alike for a name that another hotel uses and a name that no hotel uses', async () => {
    if (textsOf(await jsonOf(route, anyScenario)).size === 0) return;
    const [first, second] = [
      await scenarioOf(route, fixtures.siobhan),
      await scenarioOf(route, fixtures.siobhan),
    ];
    // Created last: rows locked in the order of their names must come after our own rows, as unused names do.
    const theirs = await scenarioOf(route, theirManager);
    const compare = async (known: Texts, free: Texts) => {
      const one = await learn(route, first, withTexts(await jsonOf(route, first), known));
      const other = await learn(route, second, withTexts(await jsonOf(route, second), free));
      expect(one, JSON.stringify([...known, ...free])).toEqual(other);
    };
    const [ourTexts, theirTexts] = [
      textsOf(await jsonOf(route, first)),
      textsOf(await jsonOf(route, theirs)),
    ];

    // A text that differs between the scenarios identifies an existing thing.
    for (const [place, there] of theirTexts) {
      if (couldBeSecret(there) || ourTexts.get(place) === there) continue;
      await compare(new Map([[place, there]]), new Map([[place, freeLike(there)]]));
      compared += 1;
    }

    const places = await placesOfNames(route, theirs);
    if (places.length === 0) return;
    const names = named(theirTexts, places);
    if ((await call(route, theirs, { json: withTexts(await jsonOf(route, theirs), names) })).ok) taken += 1;
    await compare(names, named(names, places));
  });
});

it('compares enough names to make the comparison meaningful', () => {
  expect(taken).toBeGreaterThan(10);
  expect(compared).toBeGreaterThan(5);
});
