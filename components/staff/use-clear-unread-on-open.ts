'use client';

import { useEffect, useRef } from 'react';

/** Whoever opens what was marked unread takes the mark away, as soon as they can see it; once for each opening. */
export function useClearUnreadOnOpen(isMarkedUnread: boolean, look: () => Promise<void>): void {
  const opened = useRef({ isMarkedUnread, look });
  useEffect(() => {
    if (!opened.current.isMarkedUnread) return;
    const stop = new AbortController();
    const see = () => {
      if (document.visibilityState !== 'visible') return;
      stop.abort();
      // Not taken away it is still there, for the next look.
      opened.current.look().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', see, { signal: stop.signal });
    see();
    return () => stop.abort();
  }, []);
}
