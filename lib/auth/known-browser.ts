import type { StaffMember } from '@/lib/hotel/principals';
import { KNOWN_BROWSER_DAYS, rememberBrowser } from '@/lib/people/known-browser-store';
import { browserCookie, browserCookieName, readCookie } from './cookies';

/** Returns the secret that a browser presents at sign-in, or null for a browser without one. */
export function browserSecretIn(headers: Headers): string | null {
  return readCookie(headers, browserCookieName());
}

/** Returns the device cookie for a browser whose user has just authenticated. */
export async function knownBrowserCookie(staff: Pick<StaffMember, 'id' | 'hotel'>, headers: Headers) {
  const owner = { id: staff.id, hotelId: staff.hotel.id };
  return browserCookie(await rememberBrowser(owner, browserSecretIn(headers)), KNOWN_BROWSER_DAYS);
}
