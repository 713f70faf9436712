const KEY = 'hm-last-hotel';
const listeners = new Set<() => void>();

/** The hotel whose desk was open on this device last; null for none, and where a browser keeps nothing. */
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
    // A private window: the whole user name is typed there.
  }
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function onLastHotel(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
