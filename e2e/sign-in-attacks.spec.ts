import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, staffOf, test } from './fixtures';

const COOKIE = 'hm-staff';
const ELSEWHERE = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };

const csrfOf = async (api: APIRequestContext): Promise<string> =>
  (await (await api.get('/api/auth/csrf')).json()).csrfToken;

const isSignedIn = async (api: APIRequestContext, headers: Record<string, string> = {}): Promise<boolean> =>
  (await api.get('/api/staff/hotel/hotel-killarney/me', { headers })).status() === 200;

/** Returns the session cookie that an answer sets; null when it sets none. */
function sessionIn(response: APIResponse): string | null {
  for (const { name, value } of response.headersArray()) {
    const given = name.toLowerCase() === 'set-cookie' ? /^hm-staff=([^;]*)/.exec(value)?.[1] : undefined;
    if (given) return given;
  }
  return null;
}

const people = test.extend<{ api: APIRequestContext; brendan: { username: string; password: string } }>({
  api: async ({ playwright, theHotel }, use) => {
    // A page of the app sends its origin with each write.
    const extraHTTPHeaders = { Origin: theHotel.base_url };
    const api = await playwright.request.newContext({
      baseURL: theHotel.base_url,
      maxRedirects: 0,
      extraHTTPHeaders,
    });
    await use(api);
    await api.dispose();
  },
  brendan: async ({ theHotel }, use) => {
    const { username, password } = staffOf(theHotel, 'brendan');
    await use({ username, password });
  },
});

function signIn(
  api: APIRequestContext,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  return api.post('/api/auth/callback/credentials', { form: { json: 'true', ...form }, headers });
}

people('whatever session a browser was handed, a sign-in gives it another', async ({ api, brendan }) => {
  const first = sessionIn(await signIn(api, { ...brendan, csrfToken: await csrfOf(api) }));
  // Cookies that an attacker planted: garbage, and a valid session.
  for (const planted of ['planted', first ?? '']) {
    const csrfToken = await csrfOf(api);
    const { cookies } = await api.storageState();
    const kept = cookies.filter(({ name }) => name !== COOKIE).map(({ name, value }) => `${name}=${value}`);
    const headers = { Cookie: [...kept, `${COOKIE}=${planted}`].join('; ') };
    const given = sessionIn(await signIn(api, { ...brendan, csrfToken }, headers));
    expect(given).toBeTruthy();
    expect(given).not.toBe(planted);
    expect(await isSignedIn(api, { Cookie: `${COOKIE}=${given}` })).toBe(true);
  }
  expect(await isSignedIn(api, { Cookie: `${COOKIE}=planted` })).toBe(false);
});

people(
  'nobody is signed in from elsewhere, nor without the token of our own page',
  async ({ api, brendan, playwright, theHotel }) => {
    const foreign = await playwright.request.newContext({ baseURL: theHotel.base_url, maxRedirects: 0 });
    const foreignToken = await csrfOf(foreign);
    await foreign.dispose();
    await csrfOf(api);
    for (const csrfToken of ['', 'made-up', foreignToken]) {
      expect(sessionIn(await signIn(api, { ...brendan, csrfToken }, ELSEWHERE)), csrfToken).toBeNull();
    }
    const asGet = await api.get('/api/auth/callback/credentials', { params: brendan });
    expect(sessionIn(asGet)).toBeNull();
    expect(await isSignedIn(api)).toBe(false);
  },
);

people(
  'nobody is signed out from elsewhere, and everybody is by their own page',
  async ({ api, brendan }) => {
    await signIn(api, { ...brendan, csrfToken: await csrfOf(api) });
    expect(await isSignedIn(api)).toBe(true);
    await api.get('/api/auth/signout', { headers: ELSEWHERE });
    for (const csrfToken of ['', 'made-up']) {
      await api.post('/api/auth/signout', { form: { csrfToken, json: 'true' }, headers: ELSEWHERE });
    }
    expect(await isSignedIn(api)).toBe(true);
    await api.post('/api/auth/signout', { form: { csrfToken: await csrfOf(api), json: 'true' } });
    expect(await isSignedIn(api)).toBe(false);
  },
);
