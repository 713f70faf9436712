'use client';

import { useEffect } from 'react';

/** Tells the server that this page is open, once there is nothing more urgent to load. Null: nothing to tell. */
export function usePresence(path: string | null, conversationId?: number | null): void {
  useEffect(() => {
    if (path === null) return;
    const isDesk = conversationId !== undefined;
    let isGone = false;
    let stop: (() => void) | undefined;
    import('./presence').then(
      ({ keepPresence }) => {
        const about = isDesk ? { conversation_id: conversationId } : {};
        if (!isGone) stop = keepPresence({ path, about, speaksWhenHidden: isDesk });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [path, conversationId]);
}
