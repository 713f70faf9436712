import { pages } from './paths';

/** The desk's own addresses need nothing beyond these; whatever else could be dressed up is not looked at. */
const DESK_PATH = /^\/staff(?:\/[A-Za-z0-9][A-Za-z0-9_-]*)+\/?$/;
/** Printable ASCII, as an encoded query or fragment is; no backslash, which browsers read as a slash. */
const QUERY_OR_FRAGMENT = /^[!-[\]-~]*$/;
const LONGEST = 1000;

/**
 * The page somebody wanted before they had to sign in, or null for anything but one of the desk's pages. The
 * value comes from the address bar: it must never lead to another site, nor back to signing in.
 */
export function safeReturnPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > LONGEST) return null;
  const end = wanted.search(/[?#]/);
  const path = end < 0 ? wanted : wanted.slice(0, end);
  if (!DESK_PATH.test(path) || !QUERY_OR_FRAGMENT.test(wanted.slice(path.length))) return null;
  return isInside(path, pages.signIn) ? null : wanted;
}

/** Where a signed-in person goes. A page of another hotel's desk is not there for them, so it is theirs instead. */
export function deskPath(hotelSlug: string, wanted: unknown): string {
  const desk = pages.inbox(hotelSlug);
  const path = safeReturnPath(wanted);
  return path !== null && isInside(path.replace(/[?#].*$/, ''), desk) ? path : desk;
}

/** The hotel whose desk a path from `safeReturnPath` belongs to, whether or not there is such a hotel. */
export function hotelOfDeskPath(path: string | null): string | null {
  if (path === null || isInside(path.replace(/[?#].*$/, ''), pages.staffLink)) return null;
  return /^\/staff\/([a-z0-9-]{1,60})(?=[/?#]|$)/.exec(path)?.[1] ?? null;
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}
