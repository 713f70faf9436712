import { anyone } from '@/lib/auth/anyone';
import { cronAccess } from '@/lib/auth/cron-access';
import { fileAccess } from '@/lib/auth/file-access';
import { guestAccess } from '@/lib/auth/guest-access';
import { integrationAccess } from '@/lib/auth/integration-access';
import { metricsAccess } from '@/lib/auth/metrics-access';
import { ownerAccess } from '@/lib/auth/owner-access';
import { qstashAccess } from '@/lib/auth/qstash-access';
import { staffAccess } from '@/lib/auth/staff-access';
import { problemSchema } from '@/lib/contract/errors';
import type { RouteDescription } from '@/lib/http/define-route';
import { isBodyOptional } from '@/lib/http/older-clients';
import type { FoundRoute } from '@/lib/testing/routes-on-disk';
import { isRecord, type JsonSchema, openSchemas } from './schemas';

const GUEST = [{ guestToken: [] }, { guestCookie: [] }];
const STAFF = [{ staffToken: [] }, { staffCookie: [] }];
/** The security requirement of each authentication function. */
const SECURITY = new Map<unknown, readonly object[]>([
  [anyone, []],
  [guestAccess, GUEST],
  [staffAccess, STAFF],
  [fileAccess, [...GUEST, ...STAFF]],
  [cronAccess, [{ scheduler: [] }]],
  [qstashAccess, [{ qstash: [] }]],
  [integrationAccess, [{ apiKey: [] }]],
  [ownerAccess, [{ ownerCookie: [] }]],
  [metricsAccess, [{ scraper: [] }]],
]);

const BODIES: Record<string, readonly string[]> = {
  json: ['application/json'],
  json_or_form: ['application/json', 'application/x-www-form-urlencoded'],
  form: ['application/x-www-form-urlencoded'],
  multipart: ['multipart/form-data'],
};

/** Describes every operation under /api by the schemas that the routes validate with. */
export async function describeApi(routes: readonly FoundRoute[]): Promise<JsonSchema> {
  const { describe, components } = await openSchemas();
  const problem = { content: { 'application/problem+json': { schema: describe(problemSchema, 'output') } } };
  const names = new Set<string>();
  const paths: Record<string, Record<string, unknown>> = {};
  const endpoints = routes.filter(({ path }) => path.startsWith('/api/'));
  for (const route of endpoints.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const spec = specOf(route);
    const { from } = spec.input;
    const asked = 'schema' in spec.input ? describe(spec.input.schema, 'input') : undefined;
    const security = SECURITY.get(spec.authenticate);
    if (!security) throw new Error(`Say in scripts/openapi who ${route.name} opens to.`);
    const path = route.path.replaceAll(/\[(\w+)\]/g, '{$1}');
    const done = spec.answer && describe(spec.answer, 'output');
    const operation = {
      operationId: names.has(spec.name) ? `${spec.name}.${route.method.toLowerCase()}` : spec.name,
      summary: spec.name.split('.').slice(1).join(' ').replaceAll('_', ' '),
      tags: [spec.name.split('.')[0]],
      security,
      parameters: [
        ...route.params.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        ...(asked && from === 'query' ? queryOf(asked, components) : []),
      ],
      ...(asked && BODIES[from]
        ? {
            requestBody: {
              required: !isBodyOptional(spec.input),
              content: Object.fromEntries((BODIES[from] ?? []).map((type) => [type, { schema: asked }])),
            },
          }
        : {}),
      responses: {
        '2XX': {
          description: done ? 'Done.' : 'Done; nothing to say, or a file.',
          ...(done ? { content: { 'application/json': { schema: done } } } : {}),
        },
        '4XX': { description: 'Refused; the code says why.', ...problem },
        '5XX': { description: 'Our fault, or briefly unavailable.', ...problem },
      },
    };
    names.add(spec.name);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'HotelMate',
      version: '1',
      description:
        'Times are RFC 3339 in UTC. Every refusal is application/problem+json with a code to branch on. A write by a ' +
        'cookie needs the header X-Requested-With or an Origin of our own.',
    },
    servers: [{ url: '/' }],
    security: [],
    paths: sorted(paths),
    components: {
      schemas: sorted(components),
      securitySchemes: {
        guestToken: { type: 'apiKey', in: 'query', name: 'token', description: 'Of the guest’s link.' },
        guestCookie: { type: 'apiKey', in: 'cookie', name: 'hm-guest-{hotelSlug}' },
        staffToken: { type: 'http', scheme: 'bearer', description: 'From POST /api/staff/login/.' },
        staffCookie: { type: 'apiKey', in: 'cookie', name: 'hm-staff' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key of the hotel, hmk_….' },
        ownerCookie: { type: 'apiKey', in: 'cookie', name: '__Host-hm-owner' },
        scheduler: { type: 'http', scheme: 'bearer', description: 'CRON_SECRET.' },
        qstash: {
          type: 'apiKey',
          in: 'header',
          name: 'Upstash-Signature',
          description: 'A signature by one of the two signing keys of QStash.',
        },
        scraper: { type: 'http', scheme: 'bearer', description: 'METRICS_KEY.' },
      },
    },
  };
}

function specOf({ handler, name }: FoundRoute): RouteDescription {
  const description: unknown = Reflect.get(handler, 'description');
  if (!isDescription(description)) throw new Error(`${name} is not made by defineRoute.`);
  return description;
}

function isDescription(value: unknown): value is RouteDescription {
  return isRecord(value) && typeof value['name'] === 'string' && isRecord(value['input']);
}

/** Returns each property of a query schema as a parameter. */
function queryOf(asked: JsonSchema, components: Record<string, JsonSchema>): object[] {
  const name = typeof asked['$ref'] === 'string' ? asked['$ref'].split('/').at(-1) : undefined;
  const whole = name === undefined ? asked : (components[name] ?? {});
  const { properties, required } = whole;
  return Object.entries(isRecord(properties) ? properties : {}).map(([word, schema]) => ({
    name: word,
    in: 'query',
    required: Array.isArray(required) && required.includes(word),
    schema,
  }));
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
