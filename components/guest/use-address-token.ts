'use client';

import { useLayoutEffect, useState } from 'react';

/**
 * The token that the address brings: with the page, and when a link is put into the address bar of the same tab.
 * `undefined` until the page has looked, null for none. A home screen opens its app with the same key each time; it is
 * taken only where the device has no session yet.
 */
export function useAddressToken(takes: 'links' | 'links_and_keys'): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  // Before the page is painted, so that another stay's conversation is not seen for a moment.
  useLayoutEffect(() => {
    const look = () => {
      const brought = takeToken(takes);
      setToken((before) => brought ?? before ?? null);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [takes]);
  return token;
}

/** Out of the address at once: it must not stay in the history, in a screenshot or in a shared link. */
function takeToken(takes: 'links' | 'links_and_keys'): string | null {
  const { hash, search, pathname } = window.location;
  const fragment = new URLSearchParams(hash.slice(1));
  const link = fragment.get('t') ?? new URLSearchParams(search).get('token');
  const key = fragment.get('i');
  if (link !== null || key !== null) window.history.replaceState(window.history.state, '', pathname);
  return link || (takes === 'links_and_keys' && key) || null;
}
