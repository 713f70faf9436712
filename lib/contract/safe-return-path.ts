import { pages } from './paths';

/** The staff pages' addresses need no other characters, so all others are refused and cannot disguise an address. */
const DESK_PATH = /^\/staff(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)+\/?$/;
/** Printable ASCII, as in an encoded query or fragment. Without the backslash, which browsers read as a slash. */
const QUERY_OR_FRAGMENT = /^[!-[\]-~]*$/;
const LONGEST = 1000;

/**
 * Returns the page that was requested before signing in; null for anything but a staff page. The value comes from the
 * address bar: it must never lead to another site or back to the sign-in page.
 */
export function safeReturnPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > LONGEST) return null;
  const end = wanted.search(/[?#]/);
  const path = end < 0 ? wanted : wanted.slice(0, end);
  if (!DESK_PATH.test(path) || !QUERY_OR_FRAGMENT.test(wanted.slice(path.length))) return null;
  return isInside(path, pages.signIn) ? null : wanted;
}

/** Returns the page for a signed-in staff member. A page of another hotel is replaced by their own inbox. */
export function deskPath(hotelSlug: string, wanted: unknown): string {
  const desk = pages.inbox(hotelSlug);
  const path = safeReturnPath(wanted);
  return path !== null && isInside(path.replace(/[?#].*$/, ''), desk) ? path : desk;
}

/** The hotel in a path from `safeReturnPath`, whether such a hotel exists or not. */
export function hotelOfDeskPath(path: string | null): string | null {
  if (path === null || isInside(path.replace(/[?#].*$/, ''), pages.staffLink)) return null;
  return /^\/staff\/([a-z0-9-]{1,60})(?=[/?#]|$)/.exec(path)?.[1] ?? null;
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}
