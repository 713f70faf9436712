/** Whether somebody looks at this page, and when it comes back from wherever it was. */
export type PagePresence = {
  isVisible(): boolean;
  isOnline(): boolean;
  /** Back in sight or back online. */
  onWake(listener: () => void): () => void;
  onSleep(listener: () => void): () => void;
};

export const pagePresence: PagePresence = {
  isVisible: () => document.visibilityState === 'visible',
  // Also asked while the server renders, where nobody is offline.
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
