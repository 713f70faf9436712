import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clearGuestCookie, guestCookie, guestCookieName } from './cookies';
import { authOptions } from './staff-session';

const SECRET = 'a-sentence-only-these-tests-know-of-1234';

function runAt(address: string): void {
  vi.stubEnv('APP_URL', address);
}

beforeEach(() => {
  vi.stubEnv('APP_URL', 'https://chat.example');
  vi.stubEnv('APP_ORIGINS', '');
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
  return () => vi.unstubAllEnvs();
});

describe('the session cookie of staff', () => {
  it('binds the session cookie to this host, out of reach of scripts and of requests from other sites', () => {
    expect(authOptions().cookies?.sessionToken).toEqual({
      name: '__Host-hm-staff',
      options: { httpOnly: true, secure: true, sameSite: 'strict', path: '/' },
    });
    expect(authOptions().useSecureCookies).toBe(true);
  });

  it('omits the __Host- prefix of the session cookie only without HTTPS', () => {
    runAt('http://localhost:3000');
    expect(authOptions().cookies?.sessionToken).toMatchObject({
      name: 'hm-staff',
      options: { secure: false },
    });
  });

  it('ends the session after an idle hour instead of the thirty days of next-auth', () => {
    expect(authOptions().session).toEqual({ strategy: 'jwt', maxAge: 3600 });
  });
});

describe('the session cookie of a guest', () => {
  it('sets one guest cookie per hotel, with HttpOnly, Lax and Secure', () => {
    expect(guestCookie('hotel-killarney', 'x')).toBe(
      '__Host-hm-guest-hotel-killarney=x; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure',
    );
    expect(clearGuestCookie('hotel-killarney')).toMatch(
      /^__Host-hm-guest-hotel-killarney=; Path=\/; Max-Age=0;/,
    );
    expect(guestCookieName('a')).not.toBe(guestCookieName('b'));
  });
});

describe('the redirect after a sign-in', () => {
  const leads = async (url: string) =>
    authOptions().callbacks?.redirect?.({ url, baseUrl: 'https://chat.example' });

  it.each([
    ['/staff/hotel-killarney', 'https://chat.example/staff/hotel-killarney'],
    ['/staff/hotel-killarney?status=open#top', 'https://chat.example/staff/hotel-killarney?status=open#top'],
    ['https://chat.example/staff', 'https://chat.example/staff'],
  ])('redirects to our own address %s', async (given, expected) => {
    expect(await leads(given)).toBe(expected);
  });

  it('redirects to the other configured addresses of the app', async () => {
    vi.stubEnv('APP_ORIGINS', 'http://192.168.1.20:3000');
    expect(await leads('http://192.168.1.20:3000/staff')).toBe('http://192.168.1.20:3000/staff');
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https:evil.example',
    'https://evil.example/staff',
    'https://chat.example.evil.example/',
    'https://chat.example@evil.example/',
    'http://chat.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '%2f%2fevil.example',
    '/%2f%2fevil.example',
    '',
  ])('never redirects to another site: %j', async (given) => {
    expect(new URL((await leads(given)) ?? 'nowhere:').origin).toBe('https://chat.example');
  });
});
