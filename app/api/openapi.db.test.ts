import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { authorizedCaller, CRON_SECRET, METRICS_KEY } from '@/lib/testing/authorized-caller';
import { callRoute } from '@/lib/testing/call-route';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { qstashVariables } from '@/lib/testing/qstash-account';
import { routesOnDisk } from '@/lib/testing/routes-on-disk';
import { createScenario } from '@/lib/testing/scenario';
import { GOOD_REQUESTS } from '@/lib/testing/valid-requests';

const DOCUMENT = JSON.parse(await readFile('public/openapi.json', 'utf8'));
const ROUTES = (await routesOnDisk()).filter(({ path }) => path.startsWith('/api/'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats['default'](ajv);
ajv.addSchema(DOCUMENT, 'api');

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

/** The violations of the OpenAPI document in an answer, one message each. */
function faultsOf(path: string, method: string, range: string, type: string, body: unknown): string[] {
  const inside = ['paths', path, method, 'responses', range, 'content', type, 'schema'];
  const pointer = inside
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent);
  const check = ajv.getSchema(`api#/${pointer.join('/')}`);
  if (!check) return ['is not described'];
  check(body);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe.each(ROUTES)('the OpenAPI description of $name', (route) => {
  const good = GOOD_REQUESTS[route.name] ?? { to: 'anyone' as const };
  const documented = route.path.replaceAll(/\[(\w+)\]/g, '{$1}');
  const method = route.method.toLowerCase();

  it.skipIf(good.shownIn)('describes the successful answer of the route', async () => {
    const scenario = await createScenario(fixtures.siobhan, good, route.params);
    const path = route.path.replaceAll(/\[(\w+)\]/g, (_, name: string) => scenario.params[name] ?? '');
    const asked = (await good.asked?.(scenario)) ?? {};
    const done = await callRoute(
      route.handler,
      route.method,
      path,
      scenario.params,
      authorizedCaller(good, scenario),
      asked,
    );
    expect(done.status).toBeLessThan(300);
    const type = done.headers.get('content-type')?.split(';')[0] ?? '';
    if (type === 'application/json')
      expect(faultsOf(documented, method, '2XX', type, await done.json())).toEqual([]);
    else expect(DOCUMENT.paths[documented][method].responses['2XX'].content).toBeUndefined();
    await db().rateLimit.deleteMany();
  });

  it('describes the refusal of the route', async () => {
    const params = Object.fromEntries(route.params.map((name) => [name, '1']));
    const refused = await callRoute(
      route.handler,
      route.method,
      documented,
      params,
      {},
      {
        ...(method === 'get' ? { query: '?no=1' } : { json: { no: 1 } }),
      },
    );
    if (refused.status < 400) return expect(good.to).toBe('everybody');
    const type = refused.headers.get('content-type') ?? '';
    expect(faultsOf(documented, method, '4XX', type, await refused.json())).toEqual([]);
  });
});
