import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isOlderExtra } from '@/lib/http/older-clients';
import {
  form,
  type Input,
  json,
  jsonOrForm,
  jsonRows,
  multipart,
  query,
  readInput,
} from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

const schema = z.strictObject({ message: z.string() });
const JSON_TYPE = 'application/json';
const EXTRAS = { token: 'x'.repeat(43), staff_id: 7, session_token: { any: ['thing'] } };

const post = (body: BodyInit, type?: string): Request =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    ...(type && { headers: { 'content-type': type } }),
  });

const codeOf = (input: Input, request: Request): Promise<unknown> =>
  readInput(input, request).then(
    () => 'understood',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('the fields that clients of the earlier system add', () => {
  it('removes the fields of older clients from a JSON body', async () => {
    const request = post(JSON.stringify({ message: 'a', ...EXTRAS }), JSON_TYPE);
    expect(await readInput(json(schema), request)).toEqual({ message: 'a' });
  });

  it('removes the fields of older clients from a form, also where a field is given twice', async () => {
    const body = () => new URLSearchParams('message=a&token=b&token=c&staff_id=7&session_token=d');
    expect(await readInput(jsonOrForm(schema), post(body()))).toEqual({ message: 'a' });
    expect(await readInput(form(schema), post(body()))).toEqual({ message: 'a' });
  });

  it('removes the fields of older clients from a multipart form', async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ message: 'a', token: 'b', staff_id: '7' }))
      body.set(name, value);
    expect(await readInput(multipart(schema), post(body))).toEqual({ message: 'a' });
  });

  it("removes the fields of older clients from a query, with the guest's booking number and email address", async () => {
    const search = '?message=a&token=b&booking_id=BK-1&email=a%40b.example';
    expect(await readInput(query(schema), new Request(`http://localhost/${search}`))).toEqual({
      message: 'a',
    });
  });

  it.each([
    ['an object', z.strictObject({ staff_id: z.number() })],
    ['an object with a rule', z.strictObject({ staff_id: z.number() }).refine(() => true)],
    ['an object that becomes another', z.strictObject({ staff_id: z.number() }).transform((found) => found)],
    ['one of several', z.union([schema, z.strictObject({ staff_id: z.number() })])],
    [
      'one of several, told by a field',
      z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('one'), staff_id: z.number() })]),
    ],
    ['an object that may be missing', z.strictObject({ staff_id: z.number() }).optional()],
  ])('does not remove a field that the endpoint itself declares: %s', (_, asked) => {
    expect(isOlderExtra(json(asked), 'staff_id')).toBe(false);
    expect(isOlderExtra(json(asked), 'token')).toBe(true);
  });

  it('removes no other undeclared field, so that the schema refuses it', async () => {
    for (const extra of ['tokens', 'Token', 'staffId', 'role', 'booking_id', 'email'])
      expect(await codeOf(json(schema), post(JSON.stringify({ message: 'a', [extra]: 1 }), JSON_TYPE))).toBe(
        'invalid_input',
      );
  });

  it('removes fields at the top level only, and never from rows', async () => {
    const inner = json(z.strictObject({ list: z.array(schema) }));
    const nested = JSON.stringify({ list: [{ message: 'a', token: 'b' }] });
    expect(await codeOf(inner, post(nested, JSON_TYPE))).toBe('invalid_input');
    const rows = jsonRows(schema, 1000);
    expect(await codeOf(rows, post('{"message":"a","token":"b"}', JSON_TYPE))).toBe('invalid_input');
  });

  it('refuses a prototype key inside a removed field', async () => {
    const body = '{"message":"a","token":{"__proto__":{"a":1}}}';
    expect(await codeOf(json(schema), post(body, JSON_TYPE))).toBe('invalid_input');
  });
});
