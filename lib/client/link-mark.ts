/** In place of a guest's scope: the page tells that their stay has ended. */
export const ENDED = 'ended';

/** Listed in lib/client/forget-person.ts: it goes with what the guest leaves. */
const MARK = 'hm-link:';
/** Of 256 bits: enough to tell links apart, and of no use to a reader of this storage. */
const MARK_CHARS = 8;

/** Remembers which link this guest came by, so that the same link again needs no request. */
export function markLink(scope: string, token: string): void {
  try {
    localStorage.setItem(MARK + scope, token.slice(0, MARK_CHARS));
  } catch {
    // Storage is closed in some private windows: the server is asked each time.
  }
}

export function isLinkOf(scope: string, token: string): boolean {
  try {
    return localStorage.getItem(MARK + scope) === token.slice(0, MARK_CHARS);
  } catch {
    return false;
  }
}
