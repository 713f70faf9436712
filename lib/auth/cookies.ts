import { usesHttps } from '@/lib/platform/env';

/**
 * `__Host-` makes a browser refuse the cookie from a sub-domain or over plain HTTP. It needs HTTPS, so a demo on plain
 * HTTP does without the prefix.
 */
const prefix = () => (usesHttps() ? '__Host-' : '');

/** One cookie per hotel, so that a guest of two hotels keeps both sessions. */
export const guestCookieName = (hotelSlug: string) => `${prefix()}hm-guest-${hotelSlug}`;
/** The cookie of a stay that this device knows besides the one it opened last. */
export const otherStayCookieName = (hotelSlug: string, key: string) => `${guestCookieName(hotelSlug)}.${key}`;
export const ownerCookieName = () => `${prefix()}hm-owner`;
export const staffCookieName = () => `${prefix()}hm-staff`;
/** Marks a browser that signed in before. It authenticates nobody. */
export const browserCookieName = () => `${prefix()}hm-browser`;

const GUEST_COOKIE_SECONDS = 60 * 60 * 24 * 90;

/** SameSite is Lax, so that a link in an email opens the conversation. The origin check protects writes as well. */
export function guestCookie(hotelSlug: string, secret: string, seconds = GUEST_COOKIE_SECONDS): string {
  return serialize(guestCookieName(hotelSlug), secret, seconds);
}

export function clearGuestCookie(hotelSlug: string): string {
  return serialize(guestCookieName(hotelSlug), '', 0);
}

export function otherStayCookie(hotelSlug: string, key: string, secret: string, seconds?: number): string {
  return serialize(otherStayCookieName(hotelSlug, key), secret, seconds ?? GUEST_COOKIE_SECONDS);
}

export function clearOtherStayCookie(hotelSlug: string, key: string): string {
  return serialize(otherStayCookieName(hotelSlug, key), '', 0);
}

export function browserCookie(secret: string, days: number): string {
  return serialize(browserCookieName(), secret, days * 86_400);
}

/**
 * SameSite is Strict, because no other site links to these pages. The cookie ends with the browser; the session itself
 * may expire earlier.
 */
export function ownerCookie(secret: string): string {
  const secure = usesHttps() ? '; Secure' : '';
  return `${ownerCookieName()}=${secret}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

export function clearOwnerCookie(): string {
  return `${ownerCookie('')}; Max-Age=0`;
}

export function readCookie(headers: Headers, name: string): string | null {
  return readCookies(headers).find((cookie) => cookie.name === name)?.value ?? null;
}

/**
 * Returns the cookies in the order in which the browser sends them: among cookies of one path, the oldest comes first.
 */
export function readCookies(headers: Headers): { name: string; value: string }[] {
  return (headers.get('cookie') ?? '').split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 ? [{ name: part.slice(0, at).trim(), value: part.slice(at + 1).trim() }] : [];
  });
}

function serialize(name: string, value: string, maxAgeSeconds: number): string {
  const secure = usesHttps() ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
