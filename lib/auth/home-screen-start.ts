import { guestCookieName, readCookie } from './cookies';
import { findStayOfCookie, isOpenStay } from './find-stay';
import { createHomeScreenKey } from './home-screen-key';

/**
 * Returns the fragment that the home screen adds to its start address, so that the app knows the stay. Returns an empty
 * text for a visitor without a stay.
 */
export async function homeScreenStart(hotelSlug: string, headers: Headers): Promise<string> {
  const cookie = readCookie(headers, guestCookieName(hotelSlug));
  const stay = cookie === null ? null : await findStayOfCookie(hotelSlug, cookie);
  const sessionId = stay && isOpenStay(stay) ? stay.guest.sessionId : null;
  // A browser does not send the fragment, so the key reaches no log. Only the page's own script sends it to the server.
  return sessionId === null ? '' : `#i=${createHomeScreenKey(sessionId)}`;
}
