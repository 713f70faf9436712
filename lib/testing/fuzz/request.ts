import type { RouteDescription } from '@/lib/http/define-route';
import type { Input } from '@/lib/http/read-input';
import type { Caller } from '@/lib/testing/call-route';
import { schemaOf, valueFor } from './fields';
import type { Random } from './random';
import { hostileText, writeJson } from './values';

export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** A generated request as text, so that it can be printed and sent again. */
export type Fuzzed = {
  method: string;
  path: string;
  params: Record<string, string>;
  headers: Record<string, string>;
  body: string | FormData | null;
};
/** A valid request for the same route, and its caller. */
export type Known = { params: Record<string, string>; caller: Caller; json: unknown; query: string };
type Target = { method: string; path: string; description: RouteDescription | null };

const PATH_PARTS = [
  ...['0', '-1', '1e3', '0x1', '2147483647', '2147483648', '9007199254740993', '9'.repeat(20), '٣', '1 '],
  ...['..', '.', '%00', '%E0%A4%A', '\u0000', '\ud800', '\u202e', "1' OR '1'='1", 'a'.repeat(300), '😀'],
  ...[`BK-2026-${'1'.repeat(300)}`, 'BK-0000-0000', '__proto__', 'constructor', 'undefined', 'null', '20%34'],
];
const TYPES = [
  ...[
    'application/json; charset=utf-16',
    'application/json;',
    'APPLICATION/JSON',
    'text/plain',
    '',
    ';',
    'x',
  ],
  ...['multipart/form-data', 'multipart/form-data; boundary=', 'application/x-www-form-urlencoded'],
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['x-request-id', ['', 'a', '../../x', 'a'.repeat(5000), '\u00ff', 'good-id-1234', '{"a":1}', '%0d%0a']],
  [
    'cookie',
    ['', ';', '=', '%', 'hm-staff=%E0%A4%A', 'hm-staff=', 'hm-guest-hotel-killarney=%00', '\u00ff=\u00ff'],
  ],
  [
    'authorization',
    ['', 'Bearer', 'Bearer ', 'Bearer \u00ff', 'Basic %', 'Token x', `Bearer ${'a'.repeat(5000)}`],
  ],
  [
    'accept-language',
    ['', '*', 'xx-invalid-', ',;q=', `de;q=${'9'.repeat(400)}`, '\u00ff', 'a'.repeat(3000)],
  ],
  ['origin', ['', 'null', 'x', 'http://[', 'https://evil.example']],
  ['x-forwarded-for', ['', 'x', '\u00ff', '1.2.3.4, ::1', 'a'.repeat(3000)]],
  ['user-agent', ['', '\u00ff'.repeat(20), 'a'.repeat(3000)]],
  ['range', ['bytes=', 'bytes=5-1', 'bytes=99999999999999999999-', 'x']],
  ['if-none-match', ['*', '"', '\u00ff']],
];

/** Generates one request for a route: valid in most parts, and arbitrary in some. */
export function fuzz(random: Random, target: Target, known: Known): Fuzzed {
  const params = { ...known.params };
  for (const name of Object.keys(params))
    if (random.chance(0.15))
      params[name] = random.chance(0.8) ? random.pick(PATH_PARTS) : hostileText(random);
  const input = target.description?.input ?? { from: 'nothing' as const };
  const headers: Record<string, string> = { ...known.caller };
  for (const [name, values] of HEADERS) if (random.chance(0.04)) headers[name] = random.pick(values);
  const query =
    input.from === 'query' ? queryFor(random, input, known) : random.chance(0.1) ? '?x=%&x=%ff' : '';
  const path = target.path.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) =>
    escaped(params[name] ?? ''),
  );
  const body = target.method === 'GET' ? null : bodyFor(random, input, known, headers);
  return { method: target.method, path: path + query, params, headers, body };
}

function queryFor(random: Random, input: Input, known: Known): string {
  if (known.query && random.chance(0.3)) return known.query;
  const pairs = Object.entries(fieldsFor(random, input)).map(
    ([name, value]) =>
      `${escaped(name)}=${escaped(typeof value === 'string' ? value : writeJson(value, random))}`,
  );
  if (random.chance(0.1)) pairs.push(...pairs);
  if (random.chance(0.1)) pairs.push('limit=٣', 'cursor[]=1', '%=%00');
  if (random.chance(0.3)) pairs.push(`cursor=${Buffer.from(cursorText(random)).toString('base64url')}`);
  return `?${pairs.join('&')}`;
}

function cursorText(random: Random): string {
  const place = random.pick([
    ['waiting', '2026-11-30T00:00:00.000Z', 1],
    ['recent', '0000-01-01T00:00:00Z', 1e300],
    ['2026-11-30', 2_147_483_648],
    ['0000-01-01', 1],
    2 ** 53,
    ['9999-12-31T23:59:59.999Z', 1, -1],
    { __proto__: 1 },
  ]);
  return random.chance(0.7) ? JSON.stringify(place) : hostileText(random);
}

function fieldsFor(random: Random, input: Input): Record<string, unknown> {
  const schema = schemaOf(input);
  const made = schema ? valueFor(schema, random, schema, 0.2) : {};
  return typeof made === 'object' && made !== null && !Array.isArray(made) ? { ...made } : { value: made };
}

function bodyFor(
  random: Random,
  input: Input,
  known: Known,
  headers: Record<string, string>,
): string | FormData | null {
  if (input.from === 'nothing' && random.chance(0.7)) return null;
  if (input.from === 'multipart')
    return random.chance(0.85) ? formFor(random, input) : '--x\r\n\r\nhalf a form';
  const isForm = input.from === 'form' || (input.from === 'json_or_form' && random.chance(0.3));
  headers['content-type'] = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  if (random.chance(0.05)) headers['content-type'] = random.pick(TYPES);
  if (random.chance(0.04))
    return random.pick(['', '{', '[]', 'null', '{"a":', '\u0000', '"', '{}{}', '\ufeff{}']);
  if (isForm)
    return Object.entries(fieldsFor(random, input))
      .map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`)
      .join('&');
  return writeJson(random.chance(0.35) ? changed(random, known.json) : bodyValue(random, input), random);
}

function bodyValue(random: Random, input: Input): unknown {
  const schema = schemaOf(input);
  return schema ? valueFor(schema, random, schema, random.pick([0, 0.1, 0.4])) : {};
}

/** Replaces one field of a valid body by an arbitrary value. */
function changed(random: Random, json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json ?? {};
  const name = random.pick([...Object.keys(json), 'id']);
  return { ...json, [name]: valueFor({}, random, {}, 1) };
}

function formFor(random: Random, input: Input): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fieldsFor(random, input))) {
    const isFile = name === 'file' || name === 'files';
    if (isFile)
      form.append(
        name,
        new File([random.pick(['', 'x', '%PDF-1.7', '\u0089PNG', 'GIF89a'])], hostileText(random)),
      );
    else form.append(name, String(value));
  }
  return form;
}

/** An unpaired surrogate cannot be escaped, so it is sent as a browser would send it. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
