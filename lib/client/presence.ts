import type { PageState } from '@/lib/contract/presence';
import { newClientId } from './client-id';
import { ownerHeaders } from './page-owner';

/** Well below the time for which the server believes a silent page. */
const PRESENCE_EVERY_MS = 25_000;

type Needs = {
  path: string;
  /** Additional fields: the conversation that a desk has open. */
  about?: () => Record<string, unknown>;
  /** A desk keeps reporting while it is hidden, because it can still be notified. */
  speaksWhenHidden: boolean;
  onReply?: ((reply: unknown) => void) | undefined;
};

/**
 * Reports that this page is open and whether it is visible, until it is closed or the returned function is called.
 * Answers are not awaited and lost reports are repeated: the server believes a silent page for a minute.
 */
export function savePresence({ path, about = () => ({}), speaksWhenHidden, onReply }: Needs): () => void {
  const tab = newClientId();
  const stop = new AbortController();
  const { signal } = stop;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(state: PageState) {
    clearTimeout(timer);
    // `keepalive`: the request survives the page.
    fetch(path, {
      method: 'POST',
      keepalive: true,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'hotelmate', ...ownerHeaders() },
      body: JSON.stringify({ ...about(), tab, state }),
    })
      .then((response) => (onReply && response.ok ? response.json().then(onReply) : undefined))
      .catch(() => undefined);
    const goesOn = state === 'visible' || (state === 'hidden' && speaksWhenHidden);
    if (goesOn) timer = setTimeout(note, PRESENCE_EVERY_MS);
  }
  const note = () => say(document.visibilityState === 'visible' ? 'visible' : 'hidden');
  const close = () => say('closed');

  document.addEventListener('visibilitychange', note, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && note(), { signal });
  window.addEventListener('online', note, { signal });
  window.addEventListener('pagehide', close, { signal });
  note();
  return () => {
    stop.abort();
    close();
  };
}
