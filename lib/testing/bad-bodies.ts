import type { ErrorCode } from '@/lib/contract/errors';
import { APP_JSON, type Asked } from '@/lib/testing/call-route';

/** Bodies that every JSON endpoint must refuse. */
export const BAD_BODIES: readonly [name: string, asked: Asked, code: ErrorCode][] = [
  ['no body at all', { type: APP_JSON }, 'malformed_json'],
  ['half an object', { body: '{"message": "a"', type: APP_JSON }, 'malformed_json'],
  ['two objects', { body: '{"message":"a"}{"message":"b"}', type: APP_JSON }, 'malformed_json'],
  [
    'bytes that are no UTF-8',
    { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), type: APP_JSON },
    'malformed_json',
  ],
  ['a list', { json: [{ message: 'a' }] }, 'invalid_input'],
  ['a text', { json: 'hello' }, 'invalid_input'],
  ['null', { json: null }, 'invalid_input'],
  ['nothing in an object', { json: {} }, 'invalid_input'],
  ['a __proto__ key', { body: '{"__proto__":{"message":"a"}}', type: APP_JSON }, 'invalid_input'],
  ['an object eleven deep', { body: nested(11), type: APP_JSON }, 'invalid_input'],
  ['17 kB', { json: { message: 'a'.repeat(17 * 1024) } }, 'too_large'],
  ['a text that calls itself text', { body: '{"message":"a"}', type: 'text/plain' }, 'unsupported_type'],
  ['a text that does not say what it is', { body: '{"message":"a"}' }, 'unsupported_type'],
  ['a form', { body: new URLSearchParams({ message: 'a' }) }, 'unsupported_type'],
  ['a multipart form', { body: multipart() }, 'unsupported_type'],
  ['XML', { body: '<message>a</message>', type: 'application/xml' }, 'unsupported_type'],
];

function nested(depth: number): string {
  return `${'{"message":'.repeat(depth)}"a"${'}'.repeat(depth)}`;
}

function multipart(): FormData {
  const form = new FormData();
  form.set('message', 'a');
  return form;
}
