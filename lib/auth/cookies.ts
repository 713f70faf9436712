import { usesHttps } from '@/lib/platform/env';

/**
 * `__Host-` makes a browser refuse the cookie from a sub-domain or over plain HTTP. It needs HTTPS, so a demo on
 * plain HTTP goes without.
 */
const prefix = () => (usesHttps() ? '__Host-' : '');

/** One per hotel, so that a guest of two hotels keeps both conversations. */
export const guestCookieName = (hotelSlug: string) => `${prefix()}hm-guest-${hotelSlug}`;
export const ownerCookieName = () => `${prefix()}hm-owner`;
export const staffCookieName = () => `${prefix()}hm-staff`;
/** Tells a browser that signed in before from one that never did. It signs nobody in. */
export const browserCookieName = () => `${prefix()}hm-browser`;

const GUEST_COOKIE_SECONDS = 60 * 60 * 24 * 90;

/** Lax, so that the conversation opens from a link in a mail; writes are guarded by their origin besides. */
export function guestCookie(hotelSlug: string, secret: string, seconds = GUEST_COOKIE_SECONDS): string {
  return serialize(guestCookieName(hotelSlug), secret, seconds);
}

export function forgetGuestCookie(hotelSlug: string): string {
  return serialize(guestCookieName(hotelSlug), '', 0);
}

export function browserCookie(secret: string, days: number): string {
  return serialize(browserCookieName(), secret, days * 86_400);
}

/** Strict: nothing outside these pages leads here. It ends with the browser, and by the session's own hours before. */
export function ownerCookie(secret: string): string {
  const secure = usesHttps() ? '; Secure' : '';
  return `${ownerCookieName()}=${secret}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

export function forgetOwnerCookie(): string {
  return `${ownerCookie('')}; Max-Age=0`;
}

export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function serialize(name: string, value: string, maxAgeSeconds: number): string {
  const secure = usesHttps() ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
