import { useSyncExternalStore } from 'react';

/** The event that some browsers send to an installable page. The DOM types do not include it. */
type InstallEvent = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

let held: InstallEvent | null = null;
const waiting = new Set<() => void>();

function keep(event: InstallEvent | null): void {
  held = event;
  for (const listener of waiting) listener();
}

/** Call as early as possible: the browser sends the event once, and a page cannot request it. */
export function watchInstallPrompt(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const hear = (event: Event) => {
    if (!('prompt' in event)) return;
    // The page asks with its own text, and later.
    event.preventDefault();
    keep(event as InstallEvent);
  };
  window.addEventListener('beforeinstallprompt', hear, { signal });
  window.addEventListener('appinstalled', () => keep(null), { signal });
  return () => stop.abort();
}

/** True when the browser can install this page now. */
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

/** Opens the browser's own prompt. It needs a tap and works once. */
export async function requestInstall(): Promise<void> {
  const event = held;
  keep(null);
  await event?.prompt();
}
