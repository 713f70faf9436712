'use client';

import { useEffect, useRef } from 'react';

/** Clears the unread mark of an opened conversation as soon as it is visible, once per opening. */
export function useClearUnreadOnOpen(isMarkedUnread: boolean, look: () => Promise<void>): void {
  const opened = useRef({ isMarkedUnread, look });
  useEffect(() => {
    if (!opened.current.isMarkedUnread) return;
    const stop = new AbortController();
    const see = () => {
      if (document.visibilityState !== 'visible') return;
      stop.abort();
      // If this fails the mark remains for the next opening.
      opened.current.look().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', see, { signal: stop.signal });
    see();
    return () => stop.abort();
  }, []);
}
