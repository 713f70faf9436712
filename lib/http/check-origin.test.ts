import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkOrigin } from '@/lib/http/check-origin';

const COOKIE = { cookie: '__Host-staff=1' };
const LAN = 'http://192.168.0.7:3000';

function check(method: string, headers: Record<string, string>): () => void {
  return () => checkOrigin(new Request('http://localhost:3000/api', { method, headers }));
}

beforeEach(() => {
  vi.stubEnv('APP_URL', 'http://localhost:3000/hotelmate');
  vi.stubEnv('APP_ORIGINS', LAN);
  vi.stubEnv('NEXTAUTH_SECRET', 'a-sentence-that-only-the-tests-know-1234');
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/hotel');
  return () => vi.unstubAllEnvs();
});

describe.each(['POST', 'PUT', 'PATCH', 'DELETE'])('checkOrigin of a %s request', (method) => {
  it.each([
    ['our own pages', { ...COOKIE, origin: 'http://localhost:3000' }],
    [
      'our own pages under another of our addresses',
      { ...COOKIE, origin: LAN, 'sec-fetch-site': 'same-origin' },
    ],
    ['an app that has no cookies', { authorization: 'Bearer x' }],
  ])('accepts a write from %s', (_, headers) => {
    expect(check(method, headers)).not.toThrow();
  });

  it.each([
    ['another site, even without cookies', { origin: 'https://evil.example' }],
    ['another site with a token', { origin: 'https://evil.example', authorization: 'Bearer x' }],
    ['a document without an origin', { ...COOKIE, origin: 'null' }],
    ['a name that begins with ours', { ...COOKIE, origin: 'http://localhost:3000.evil.example' }],
    ['another of our ports', { ...COOKIE, origin: 'http://localhost:3001' }],
    ['a browser that hides where it comes from', COOKIE],
    ['a browser that only says it is from here', { ...COOKIE, 'sec-fetch-site': 'same-origin' }],
    ['a page the browser knows to be elsewhere', { origin: LAN, 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { origin: LAN, 'sec-fetch-site': 'same-site' }],
  ])('refuses a write from %s', (_, headers) => {
    expect(check(method, headers)).toThrow(expect.objectContaining({ code: 'bad_origin' }));
  });
});

describe.each(['GET', 'HEAD', 'OPTIONS'])('checkOrigin of a %s request', (method) => {
  it('accepts a read from any origin, because it changes nothing', () => {
    expect(
      check(method, { ...COOKIE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    ).not.toThrow();
  });
});
