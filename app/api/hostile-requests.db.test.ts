import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { authorizedCaller, CRON_SECRET, METRICS_KEY } from '@/lib/testing/authorized-caller';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';
import { bodyWithoutRequestId } from '@/lib/testing/expect-refusal';
import {
  DRESSES,
  HOSTILE_ROUNDS,
  hostileCallers,
  THE_OWNER,
  WRONG_ENDPOINTS,
} from '@/lib/testing/hostile-callers';
import { addStaff, seedTheKillarney, type TestStaff, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { qstashVariables } from '@/lib/testing/qstash-account';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { ABSENT, ABSENT_NUMBER, createScenario, type Scenario, SECRET_WORDS } from '@/lib/testing/scenario';
import { tableHashes } from '@/lib/testing/table-hashes';
import type { GoodRequest } from '@/lib/testing/valid-request';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

const NO_ID = ['0', '-1', '1e3', '0x1', '٣', "1' OR '1'='1", '9'.repeat(20), '..', '%2e', '1;2'];
const ROUTES = await routesOnDisk();

useFreshDatabase();
let fixtures: TheKillarney;
let theirManager: TestStaff;
let strangers: readonly (readonly [string, Caller])[];
let asked = 0;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  theirManager = await addStaff(fixtures.dublin, { role: 'manager', department: 'management' });
  strangers = await hostileCallers(fixtures);
});

beforeEach(() => {
  vi.stubEnv('CRON_SECRET', CRON_SECRET);
  vi.stubEnv('METRICS_KEY', METRICS_KEY);
  for (const [name, value] of Object.entries(qstashVariables('http://127.0.0.1:1'))) vi.stubEnv(name, value);
});

it('knows a valid request for every route on disk', () => {
  expect(ROUTES.map(({ name }) => name).filter((name) => !(name in GOOD_REQUESTS))).toEqual([]);
  expect(ROUTES.length).toBeGreaterThan(60);
});

/** Refused requests change nothing, so all routes with the same parameters share one scenario of each hotel. */
const scenes = new Map<string, Promise<Scenario>>();
function sharedScenario(staff: TestStaff, good: GoodRequest, named: readonly string[]): Promise<Scenario> {
  const key = JSON.stringify([staff.id, good.status, good.isAboutAnswer, [...named].sort()]);
  const scenario = scenes.get(key) ?? createScenario(staff, good, named);
  scenes.set(key, scenario);
  return scenario;
}

const goodOf = ({ name }: FoundRoute) => GOOD_REQUESTS[name] ?? { to: 'anyone' as const };

async function call(route: FoundRoute, params: Scenario['params'], as: Caller, what: Asked, round = 0) {
  const path = route.path.replaceAll(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const headers = { ...what.headers, ...DRESSES[round % DRESSES.length] };
  asked += 1;
  return callRoute(route.handler, route.method, path, params, as, { ...what, headers });
}

async function expectShut(response: Response, of: string): Promise<void> {
  const text = await response.text();
  expect(response.status, `${of}: ${text}`).toBeGreaterThanOrEqual(400);
  expect(response.status, `${of}: ${text}`).toBeLessThan(500);
  expect(text, of).not.toContain(SECRET_WORDS);
}

/** Excludes routes that are open to every caller. */
const SHUT = ROUTES.filter((route) => goodOf(route).to !== 'everybody');

describe.each(SHUT)('hostile requests to $name', (route) => {
  const good = goodOf(route);
  const ask = async (scenario: Scenario) => (await good.asked?.(scenario)) ?? {};
  const ids = route.params.filter((name) => name !== 'hotelSlug');

  it('refuses every stranger and every foreign, absent or invalid id with a 4xx status and changes nothing', async () => {
    const ours = await sharedScenario(fixtures.siobhan, good, route.params);
    const theirs = await sharedScenario(theirManager, good, route.params);
    const insider = authorizedCaller(goodOf(route), theirs);
    const before = await tableHashes();
    for (let round = 0; round < HOSTILE_ROUNDS; round += 1) {
      const wrong = WRONG_ENDPOINTS[good.to]?.(fixtures) ?? [];
      for (const [name, caller] of [...strangers, ...wrong]) {
        if (good.to === 'owner' && name === THE_OWNER) continue;
        if (good.isAboutCaller && name.includes('of another hotel')) continue;
        const response = await call(route, ours.params, caller, good.wrong ?? (await ask(ours)), round);
        await expectShut(response, `${name} at ${route.name}`);
      }
      for (const id of ids) {
        for (const value of NO_ID) {
          const params = { ...theirs.params, [id]: value };
          await expectShut(await call(route, params, insider, await ask(theirs), round), `${id}=${value}`);
        }
        const foreign = { ...theirs.params, [id]: ours.params[id] ?? '' };
        const absent = { ...theirs.params, [id]: ABSENT[id] ?? ABSENT_NUMBER };
        const answers = [];
        for (const params of [foreign, absent])
          answers.push(
            await bodyWithoutRequestId(await call(route, params, insider, await ask(theirs), round)),
          );
        expect(answers[0], `${id} of another hotel`).toBe(answers[1]);
        expect(answers[0], `${id} of another hotel`).toMatch(/^4\d\d /);
      }
      // Other tests cover the rate limits. Here a rate limit would only hide the real answer.
      await db().rateLimit.deleteMany();
    }
    expect(await tableHashes()).toEqual(before);
  });

  it.skipIf(good.shownIn)(
    'accepts an authorized caller, which proves that the refusals above come from the authorization',
    async () => {
      const ours = await createScenario(fixtures.siobhan, good, route.params);
      const response = await call(route, ours.params, authorizedCaller(goodOf(route), ours), await ask(ours));
      expect(response.status, await response.clone().text()).toBeLessThan(400);
      await db().rateLimit.deleteMany();
    },
  );
});

it('sends at least a thousand hostile requests a round', () => {
  expect(asked).toBeGreaterThan(1_000 * HOSTILE_ROUNDS);
});
