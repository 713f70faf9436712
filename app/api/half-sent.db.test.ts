import { beforeAll, describe, expect, it } from 'vitest';
import { db, dbPool } from '@/lib/platform/db';
import { authorizedCaller } from '@/lib/testing/authorized-caller';
import { type Caller, callRoute } from '@/lib/testing/call-route';
import { ENDS, type Ending } from '@/lib/testing/ends-of-rights';
import { type HalfSent, pathOf, sendHalf } from '@/lib/testing/half-sent';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario, type Scenario } from '@/lib/testing/scenario';
import { tableHashes } from '@/lib/testing/table-hashes';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

const REFUSED = [401, 403, 410];
const WRITING = (await routesOnDisk()).filter(
  ({ name, method }) => method !== 'GET' && GOOD_REQUESTS[name]?.to !== 'everybody',
);
const goodOf = ({ name }: FoundRoute) => GOOD_REQUESTS[name] ?? { to: 'anyone' as const };
const ENDABLE = WRITING.filter((route) => goodOf(route).to in ENDS);

useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});

/** Sends half of the body and waits; without a body the whole request is sent at the end. */
async function start(route: FoundRoute, params: Scenario['params'], as: Caller, scenario: Scenario) {
  const asked = (await goodOf(route).asked?.(scenario)) ?? {};
  if (asked.json !== undefined || asked.body !== undefined) return sendHalf(route, params, as, asked);
  const finish = () => callRoute(route.handler, route.method, pathOf(route, params), params, as, asked);
  return { isHeld: true, finish } satisfies HalfSent;
}

it('covers writing routes for every kind of caller whose access can end', () => {
  expect(new Set(ENDABLE.map((route) => goodOf(route).to))).toEqual(new Set(Object.keys(ENDS)));
  expect(ENDABLE.length).toBeGreaterThan(60);
});

describe.each(ENDABLE)('a half-sent request to $name', (route) => {
  const good = goodOf(route);

  it('refuses a caller whose access ends before the rest of the body arrives and writes nothing', async () => {
    const scenario = await createScenario(fixtures.siobhan, good, route.params);
    const endings: Ending[] = [];
    for (const kind of ENDS[good.to] ?? []) endings.push(await kind(scenario));
    const started: HalfSent[] = [];
    for (const { actor } of endings) {
      const theirs = { ...scenario, ...actor };
      started.push(await start(route, scenario.params, authorizedCaller(good, theirs), theirs));
    }
    expect(started.map(({ isHeld }) => isHeld)).toEqual(endings.map(() => true));
    // While the server waits for the body, the request must not occupy a database connection.
    expect(dbPool().idleCount).toBe(dbPool().totalCount);
    for (const { end } of endings) await end();
    const before = await tableHashes();
    for (const [index, { finish }] of started.entries()) {
      const response = await finish();
      const text = `${endings[index]?.name}: ${await response.text()}`;
      expect(REFUSED, text).toContain(response.status);
    }
    expect(await tableHashes()).toEqual(before);
    await db().rateLimit.deleteMany();
  });

  it.skipIf(good.shownIn)('accepts the same half-sent request while the access is valid', async () => {
    const scenario = await createScenario(fixtures.siobhan, good, route.params);
    const { finish } = await start(route, scenario.params, authorizedCaller(good, scenario), scenario);
    const response = await finish();
    expect(response.status, await response.clone().text()).toBeLessThan(400);
    await db().rateLimit.deleteMany();
  });
});
