/** Whether somebody looks at this page, and when it comes back from wherever it was. */
export type PagePresence = {
  isVisible(): boolean;
  isOnline(): boolean;
  /** Back in sight, back online, or told that there is news. */
  onWake(listener: () => void): () => void;
  onSleep(listener: () => void): () => void;
};

const CATCH_UP_EVENT = 'hotelmate:catch-up';

/** Something outside the conversation knows of news: a push arrived, a notification was clicked. */
export function requestCatchUp(): void {
  window.dispatchEvent(new Event(CATCH_UP_EVENT));
}

export const pagePresence: PagePresence = {
  isVisible: () => document.visibilityState === 'visible',
  // Also asked while the server renders, where nobody is offline.
  isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
  onWake: (listener) =>
    listen(['online', 'focus', 'pageshow', CATCH_UP_EVENT], listener, () => {
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
