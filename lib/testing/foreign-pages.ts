import type { Asked } from '@/lib/testing/call-route';

/** The origins of forged requests: never our own pages, so none is accepted with a cookie. */
export const FOREIGN_ORIGINS: readonly [name: string, headers: Record<string, string>][] = [
  ['no origin', {}],
  ['no origin, but it says it is ours', { 'sec-fetch-site': 'same-origin' }],
  ['the origin null', { origin: 'null' }],
  ['an empty origin', { origin: '' }],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['a sub-domain', { origin: 'http://evil.localhost:3000' }],
  ['our name as the beginning of another', { origin: 'http://localhost:3000.evil.example' }],
  ['our name with other letters', { origin: 'http://LOCALHOST:3000' }],
  ['our name over HTTPS', { origin: 'https://localhost:3000' }],
  ['our name on another port', { origin: 'http://localhost:3001' }],
  ['our name with a path', { origin: 'http://localhost:3000/' }],
  ['two origins', { origin: 'http://localhost:3000, https://evil.example' }],
  ['a cross-site fetch', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
  ['a fetch from a sub-domain', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
];

/** What a form of another site can send without a preflight request. */
export const FORGED_FORMS: readonly [name: string, asked: Asked][] = [
  ['plain text', { body: '{"message":"a"}', type: 'text/plain' }],
  ['a form', { body: new URLSearchParams({ message: 'a' }) }],
  ['a multipart form', { body: multipart() }],
];

function multipart(): FormData {
  const form = new FormData();
  form.set('message', 'a');
  return form;
}
