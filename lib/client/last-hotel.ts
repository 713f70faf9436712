const KEY = 'hm-last-hotel';
const listeners = new Set<() => void>();

/** The hotel whose desk was last open on this device; null for none, and where the browser saves nothing. */
export function readLastHotel(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLastHotel(slug: string | null): void {
  try {
    if (slug === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, slug);
  } catch {
    // In a private window the user types the full user name.
  }
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onLastHotel(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
