'use client';

import { useLayoutEffect, useState } from 'react';

/**
 * The token in the address: from the page load, or from a link that is pasted into the address bar of the same tab.
 * `undefined` until the page has looked, null for none. An app on the home screen opens with the same key each time;
 * the key is used only where the device has no session.
 */
export function useAddressToken(takes: 'links' | 'links_and_keys'): string | null | undefined {
  const [token, setToken] = useState<string | null>();
  // Runs before the paint, so that another stay's conversation is not visible for a moment.
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

/**
 * Reads the token and removes it from the address at once: it must not stay in the history, in a screenshot or in a
 * shared link.
 */
function takeToken(takes: 'links' | 'links_and_keys'): string | null {
  const { hash, search, pathname } = window.location;
  const fragment = new URLSearchParams(hash.slice(1));
  const link = fragment.get('t') ?? new URLSearchParams(search).get('token');
  const key = fragment.get('i');
  if (link !== null || key !== null) window.history.replaceState(window.history.state, '', pathname);
  return link || (takes === 'links_and_keys' && key) || null;
}
