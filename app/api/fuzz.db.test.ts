import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { problemSchema } from '@/lib/contract/errors';
import type { RouteDescription } from '@/lib/http/define-route';
import { db } from '@/lib/platform/db';
import { authorizedCaller, CRON_SECRET, METRICS_KEY } from '@/lib/testing/authorized-caller';
import { newAddress } from '@/lib/testing/call-route';
import { Random } from '@/lib/testing/fuzz/random';
import { type Fuzzed, fuzz, type Handler, type Known } from '@/lib/testing/fuzz/request';
import { FUZZ } from '@/lib/testing/fuzz/settings';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import { addStaff, seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { qstashVariables } from '@/lib/testing/qstash-account';
import { type FoundRoute, routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario } from '@/lib/testing/scenario';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

const ROUTES = await routesOnDisk();
useFreshDatabase();
let fixtures: TheKillarney;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
});
beforeEach(() => {
  vi.stubEnv('CRON_SECRET', CRON_SECRET);
  vi.stubEnv('METRICS_KEY', METRICS_KEY);
  for (const [name, value] of Object.entries(qstashVariables('http://127.0.0.1:1'))) vi.stubEnv(name, value);
});

const numbersOf = (index: number) =>
  Array.from(
    { length: Math.ceil(FUZZ.requests / ROUTES.length) },
    (_, round) => round * ROUTES.length + index,
  );

function descriptionOf(handler: Handler): RouteDescription | null {
  return 'description' in handler ? (handler.description as RouteDescription) : null;
}

async function knownOf(route: FoundRoute): Promise<Known> {
  const good = GOOD_REQUESTS[route.name] ?? { to: 'anyone' as const };
  // A fast machine sends more requests in a minute than the rate limits of one person allow.
  await db().rateLimit.deleteMany();
  // Each scenario has its own manager, because an accepted request may end the session of its caller.
  const manager = await addStaff(fixtures.killarney, { role: 'manager', department: 'management' });
  const scenario = await createScenario(manager, good, route.params);
  const asked = (await good.asked?.(scenario)) ?? {};
  return {
    params: scenario.params,
    caller: authorizedCaller(good, scenario),
    json: asked.json,
    query: asked.query ?? '',
  };
}

async function send(route: FoundRoute, { method, path, params, headers, body }: Fuzzed): Promise<Response> {
  const request = new Request(`${APP_ORIGIN}${path}`, {
    method,
    headers: { ...newAddress(), ...headers },
    ...(body === null ? {} : { body }),
  });
  return route.handler(request, { params: Promise.resolve(params) });
}

/** The fault of an answer, or null: any status of 500 or more, or an error that is not a problem document. */
async function faultOf(response: Response, isAway: boolean): Promise<string | null> {
  if (response.status < 400) return null;
  const text = await response.text();
  const problem = problemSchema.safeParse(text.startsWith('{') ? JSON.parse(text) : null);
  if (!problem.success || problem.data.status !== response.status)
    return `${response.status} is no problem document: ${text.slice(0, 200)}`;
  if (isAway && problem.data.code === 'unavailable') return null;
  return response.status >= 500 ? `${response.status} ${problem.data.code}` : null;
}

/** Whether the route needs an outside service that these tests do not have, so that it may answer `unavailable`. */
const needsService = ({ name }: FoundRoute) => GOOD_REQUESTS[name]?.shownIn?.startsWith('Needs') === true;

let asked = 0;
it.each(ROUTES.map((route, index) => ({ name: route.name, route, index })))(
  '$name answers no request with a status of 500 or more',
  async ({ route, index }) => {
    let known = await knownOf(route);
    let answered = 0;
    for (const number of numbersOf(index).filter(
      (each) => FUZZ.only === undefined || each === Number(FUZZ.only),
    )) {
      const random = new Random(FUZZ.seed * 1_000_003 + number);
      const target = { method: route.method, path: route.path, description: descriptionOf(route.handler) };
      const fuzzed = fuzz(random, target, known);
      const response = await send(route, fuzzed);
      const { status } = response;
      const fault = await faultOf(response, needsService(route));
      const sent = JSON.stringify({ ...fuzzed, body: String(fuzzed.body).slice(0, 1500) });
      expect(fault, `FUZZ_SEED=${FUZZ.seed} FUZZ_ONLY=${number} ${sent}`).toBeNull();
      asked += 1;
      answered += 1;
      if (status === 429) await db().rateLimit.deleteMany();
      // An accepted request may have revoked the credential of the caller.
      if (route.method !== 'GET' && answered % 12 === 0) known = await knownOf(route);
    }
  },
);

it('sends at least the configured number of fuzzed requests', () => {
  expect(asked).toBeGreaterThanOrEqual(FUZZ.only === undefined ? FUZZ.requests : 1);
});
