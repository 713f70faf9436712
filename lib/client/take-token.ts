/**
 * Reads the token and removes it from the address at once: it must not stay in the history, in a screenshot or in a
 * shared link.
 */
export function takeToken(): string | null {
  const { hash, pathname } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('t');
  if (token !== null) window.history.replaceState(window.history.state, '', pathname);
  return token || null;
}
