import { useSyncExternalStore } from 'react';

/** What some browsers hand to a page that may be put on the home screen; the types of the platform do not know it. */
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

let held: InstallEvent | null = null;
const waiting = new Set<() => void>();

function keep(event: InstallEvent | null): void {
  held = event;
  for (const listener of waiting) listener();
}

/** From the first moment on: the browser says it once, and nobody can ask it again. */
export function watchInstallPrompt(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const hear = (event: Event) => {
    if (!('prompt' in event)) return;
    // We ask in our own words, and later.
    event.preventDefault();
    keep(event as InstallEvent);
  };
  window.addEventListener('beforeinstallprompt', hear, { signal });
  window.addEventListener('appinstalled', () => keep(null), { signal });
  return () => stop.abort();
}

/** Whether the browser would put this page on the home screen now. */
export function useInstallPrompt(): boolean {
  return useSyncExternalStore(
    (listener) => {
      waiting.add(listener);
      return () => waiting.delete(listener);
    },
    () => held !== null,
    () => false,
  );
}

/** The browser's own question, from a tap. It can be asked once. */
export async function askToInstall(): Promise<void> {
  const event = held;
  keep(null);
  await event?.prompt();
}
