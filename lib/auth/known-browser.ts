import type { StaffMember } from '@/lib/hotel/who';
import { KNOWN_BROWSER_DAYS, rememberBrowser } from '@/lib/people/known-browser-store';
import { browserCookie, browserCookieName, readCookie } from './cookies';

/** The secret a browser shows when somebody signs in; null for one that shows none. */
export function browserSecretIn(headers: Headers): string | null {
  return readCookie(headers, browserCookieName());
}

/** The device cookie for a browser whose person has just proved who they are. */
export async function knownBrowserCookie(staff: Pick<StaffMember, 'id' | 'hotel'>, headers: Headers) {
  const owner = { id: staff.id, hotelId: staff.hotel.id };
  return browserCookie(await rememberBrowser(owner, browserSecretIn(headers)), KNOWN_BROWSER_DAYS);
}
