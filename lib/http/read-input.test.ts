import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { form, type Input, json, jsonOrForm, nothing, query, readInput } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { anyText } from '@/lib/testing/any-text';

const schema = z.strictObject({ message: z.string() });
const anything = z.unknown();
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

function post(body: Body | null, type?: string): Request {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  return new Request('http://localhost/', { method: 'POST', body, headers, ...{ duplex: 'half' } });
}

async function codeOf(input: Input, request: Request): Promise<string> {
  const [outcome] = await Promise.allSettled([readInput(input, request)]);
  if (outcome?.status === 'fulfilled') return 'understood';
  return outcome?.reason instanceof AppError ? outcome.reason.code : 'broken';
}

const jsonCode = (body: Body, type = JSON_TYPE) => codeOf(json(anything), post(body, type));

describe('readInput of JSON', () => {
  it('accepts any case and any parameters of the JSON content type', async () => {
    const request = post('{"message":"مرحبا 🍀"}', 'Application/JSON; charset=utf-8');
    expect(await readInput(json(schema), request)).toEqual({ message: 'مرحبا 🍀' });
  });

  it.each(['text/plain', FORM_TYPE, 'application/json-seq', 'text/json', ''])(
    'refuses the content type %j for JSON',
    async (type) => {
      expect(await jsonCode('{"message":"a"}', type)).toBe('unsupported_type');
    },
  );

  it.each(['{', '{"a":1,}', "{'a':1}", 'NaN', '{"a":1}{"a":2}'])(
    'refuses the malformed JSON %j',
    async (body) => {
      expect(await jsonCode(body)).toBe('malformed_json');
    },
  );

  it('refuses JSON that is not valid UTF-8', async () => {
    expect(await jsonCode(Uint8Array.from([0x22, 0xc3, 0x28, 0x22]))).toBe('malformed_json');
    expect(await jsonCode(Uint8Array.from([0x22, 0xf0, 0x9f]))).toBe('malformed_json');
  });

  it.each(['x', 'م', '\\u0645', '\\n', '\\\\'])(
    'accepts JSON of 16,384 characters at most, each written as %s',
    async (letter) => {
      const sized = (characters: number) => `"${letter.repeat(characters - 2)}"`;
      expect(await jsonCode(sized(16_384))).toBe('understood');
      expect(await jsonCode(sized(16_385))).toBe('too_large');
    },
  );

  it('stops reading JSON once it is too large', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(4096).fill(0x20));
      },
    });
    expect(await jsonCode(endless)).toBe('too_large');
    expect(pulled * 4096).toBeLessThan(7 * 16_384);
  });

  it('accepts JSON of ten levels at most', async () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(await jsonCode(nested(10))).toBe('understood');
    expect(await jsonCode(nested(11))).toBe('invalid_input');
    expect(await jsonCode(nested(8000))).toBe('invalid_input');
  });

  it('refuses a prototype key at any depth', async () => {
    for (const body of ['{"__proto__":{"admin":true}}', '[{"a":{"__proto__":null}}]']) {
      expect(await jsonCode(body)).toBe('invalid_input');
    }
  });

  it('refuses a NUL character at any depth', async () => {
    expect(await jsonCode('{"message":"a\\u0000b"}')).toBe('invalid_input');
    expect(await jsonCode('{"a":[["\\u0000"]]}')).toBe('invalid_input');
  });

  it('accepts or refuses any body and never fails otherwise', async () => {
    const body = fc.oneof(
      anyText(60),
      fc.json({ maxDepth: 4 }),
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
    );
    const known = ['understood', 'invalid_input', 'malformed_json'];
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        expect(known).toContain(await jsonCode(sent));
      }),
    );
  });

  it('reports at most ten invalid paths and nothing of the input', async () => {
    const list = z.array(z.strictObject({ id: z.number() }));
    const request = post(JSON.stringify(Array(50).fill({ id: 'canary' })), JSON_TYPE);
    const error = await readInput(json(list), request).catch((reason: unknown) => reason);
    const issues = error instanceof AppError ? (error.details.issues ?? []) : [];
    expect(issues).toHaveLength(10);
    expect(issues[0]?.path).toBe('0.id');
    expect(JSON.stringify(issues)).not.toContain('canary');
  });
});

describe('readInput of a form', () => {
  it('reads a form where a form is expected', async () => {
    expect(await readInput(form(schema), post('message=two+towels', FORM_TYPE))).toEqual({
      message: 'two towels',
    });
    expect(await readInput(jsonOrForm(schema), post('message=a', FORM_TYPE))).toEqual({ message: 'a' });
  });

  it('refuses a form where JSON is expected, and JSON where a form is expected', async () => {
    expect(await codeOf(json(schema), post('message=a', FORM_TYPE))).toBe('unsupported_type');
    expect(await codeOf(form(schema), post('{"message":"a"}', JSON_TYPE))).toBe('unsupported_type');
  });

  it.each(['x', 'م', '文', '🍀'])(
    'accepts a form of 16,384 characters at most, each of them %s',
    async (letter) => {
      const most = 16_384 - 'message='.length;
      const sized = (characters: number) =>
        `message=${encodeURIComponent(letter.repeat(Math.floor(characters / letter.length)))}`;
      expect(await codeOf(form(schema), post(sized(most), FORM_TYPE))).toBe('understood');
      expect(await codeOf(form(schema), post(sized(2 * most + 4), FORM_TYPE))).toBe('too_large');
    },
  );

  it('refuses a form that gives a field twice', async () => {
    expect(await codeOf(jsonOrForm(schema), post('message=a&message=b', FORM_TYPE))).toBe('invalid_input');
    expect(await codeOf(jsonOrForm(schema), post('message[]=a', FORM_TYPE))).toBe('invalid_input');
  });
});

describe('readInput of a query', () => {
  const ask = (search: string) => codeOf(query(schema), new Request(`http://localhost/${search}`));

  it('ignores the credential that older clients add to a query', async () => {
    const request = new Request('http://localhost/?token=secret&message=a');
    expect(await readInput(query(schema), request)).toEqual({ message: 'a' });
  });

  it.each(['?message=a&message=b', '?message=a&more=1', '', '?message=%00', '?__proto__=1&message=a'])(
    'refuses the query %j',
    async (search) => expect(await ask(search)).toBe('invalid_input'),
  );
});

describe('readInput of an optional or absent body', () => {
  const optional = json(z.strictObject({ up_to_seq: z.number().optional() }));
  const empty = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

  it('accepts an absent body where every field is optional, with every form of absence', async () => {
    for (const body of [() => null, () => '', empty])
      for (const type of [undefined, JSON_TYPE, FORM_TYPE, 'text/plain'])
        expect(await readInput(optional, post(body(), type))).toEqual({});
    expect(await codeOf(optional, post('{"up_to_seq":"1"}', JSON_TYPE))).toBe('invalid_input');
    expect(await codeOf(optional, post('{"up_to_seq":1}', 'text/plain'))).toBe('unsupported_type');
  });

  it('refuses an absent body where a field is required', async () => {
    expect(await codeOf(json(schema), post(empty()))).toBe('unsupported_type');
    expect(await codeOf(json(schema), post(empty(), JSON_TYPE))).toBe('malformed_json');
  });

  it('does not read a body where none is expected', async () => {
    expect(await readInput(nothing, post('{', JSON_TYPE))).toBeNull();
  });
});
