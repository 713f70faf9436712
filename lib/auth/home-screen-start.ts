import { guestCookieName, readCookie } from './cookies';
import { findStayOfCookie, isOpenStay } from './find-stay';
import { makeHomeScreenKey } from './home-screen-key';

/** What a home screen adds to the address it opens, so that the app knows the stay; nothing for a stranger. */
export async function homeScreenStart(hotelSlug: string, headers: Headers): Promise<string> {
  const cookie = readCookie(headers, guestCookieName(hotelSlug));
  const stay = cookie === null ? null : await findStayOfCookie(hotelSlug, cookie);
  const sessionId = stay && isOpenStay(stay) ? stay.guest.sessionId : null;
  // In the fragment: it reaches no log, and no server but by the page's own hand.
  return sessionId === null ? '' : `#i=${makeHomeScreenKey(sessionId)}`;
}
