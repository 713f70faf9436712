/** Used instead of a guest's scope when the page shows that the stay has ended. */
export const ENDED = 'ended';

/** Also listed in lib/client/clear-person.ts, which deletes it with the guest's other data. */
const MARK = 'hm-link:';
/** The first characters of a 256-bit token: enough to tell links apart, and useless to a reader of this storage. */
const MARK_CHARS = 8;

/** Saves which link this guest used, so that the same link needs no request. */
export function markLink(scope: string, token: string): void {
  try {
    localStorage.setItem(MARK + scope, token.slice(0, MARK_CHARS));
  } catch {
    // Some private windows block storage: the server is asked each time.
  }
}

export function isLinkOf(scope: string, token: string): boolean {
  try {
    return localStorage.getItem(MARK + scope) === token.slice(0, MARK_CHARS);
  } catch {
    return false;
  }
}
