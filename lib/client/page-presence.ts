/** Whether the page is visible and online, and when that changes. */
export type PagePresence = {
  isVisible(): boolean;
  isOnline(): boolean;
  /** Calls the listener when the page becomes visible or online again. */
  onWake(listener: () => void): () => void;
  onSleep(listener: () => void): () => void;
};

export const pagePresence: PagePresence = {
  isVisible: () => document.visibilityState === 'visible',
  // Also called on the server, which is always online.
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  onWake: (listener) =>
    listen(['online', 'focus', 'pageshow'], listener, () => {
      if (pagePresence.isVisible()) listener();
    }),
  onSleep: (listener) =>
    listen(['offline'], listener, () => {
      if (!pagePresence.isVisible()) listener();
    }),
};

function listen(names: readonly string[], onWindow: () => void, onVisibility: () => void): () => void {
  const stop = new AbortController();
  for (const name of names) window.addEventListener(name, onWindow, { signal: stop.signal });
  document.addEventListener('visibilitychange', onVisibility, { signal: stop.signal });
  return () => stop.abort();
}
