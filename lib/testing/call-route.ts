import { guestCookieName, ownerCookieName, staffCookieName } from '@/lib/auth/cookies';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import type { TestGuest, TestStaff } from '@/lib/testing/hotel-fixture';

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

export const APP_JSON = 'application/json';

/** The headers with which a caller authenticates. */
export type Caller = Readonly<Record<string, string>>;

export const nobody: Caller = {};
export const byToken = ({ token }: Pick<TestGuest, 'token'>): Caller => ({
  authorization: `Bearer ${token}`,
});
export const byApiToken = ({ apiToken }: TestStaff): Caller => ({ authorization: `Bearer ${apiToken}` });
export const byApiKey = (secret: string): Caller => ({ authorization: `Bearer ${secret}` });

/** The headers of a browser, including the origin of the page. */
export const byGuestCookie = ({ hotel, session }: Pick<TestGuest, 'hotel' | 'session'>): Caller =>
  browser(guestCookieName(hotel.slug), session);
export const byStaffCookie = ({ cookie }: Pick<TestStaff, 'cookie'>): Caller =>
  browser(staffCookieName(), cookie);

export const byOwner = (secret: string): Caller => browser(ownerCookieName(), secret);

export function browser(name: string, value: string): Caller {
  return { cookie: `theme=dark; ${name}=${value}`, origin: APP_ORIGIN, 'sec-fetch-site': 'same-origin' };
}

export type Asked = {
  query?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent unchanged. */
  body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
  type?: string;
  headers?: Record<string, string>;
};

let calls = 0;
/** Returns an unused client address, so that no test reaches the rate limits of another. */
export function newAddress(): Caller {
  calls += 1;
  return { 'x-test-address': `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}` };
}

/** Calls a route as Next does, without Next. */
export async function callRoute(
  handler: RouteHandler,
  method: string,
  path: string,
  params: Record<string, string>,
  as: Caller,
  { query = '', json, body, type, headers = {} }: Asked = {},
): Promise<Response> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const all = new Headers({ ...newAddress(), ...as, ...headers });
  const mediaType = type ?? (json === undefined ? undefined : APP_JSON);
  if (mediaType !== undefined) all.set('content-type', mediaType);
  const request = new Request(`${APP_ORIGIN}${path}${query}`, {
    method,
    headers: all,
    ...(sent === undefined ? {} : { body: sent }),
  });
  return handler(request, { params: Promise.resolve(params) });
}
