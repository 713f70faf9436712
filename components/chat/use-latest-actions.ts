'use client';

import { useEffect, useRef, useState } from 'react';
import type { BubbleActions } from './message-bubble';

/** Returns the same object for ever, which calls the latest actions: hundreds of memoized bubbles compare it. */
export function useLatestActions(actions: BubbleActions): BubbleActions {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const [stable] = useState<BubbleActions>(() => ({
    retry: (id) => latest.current.retry(id),
    discard: (id) => latest.current.discard(id),
    showQuoted: (id) => latest.current.showQuoted(id),
    openMenu: (id, anchor) => latest.current.openMenu(id, anchor),
    reply: (message) => latest.current.reply(message),
    retryChange: (id) => latest.current.retryChange(id),
    discardChange: (id) => latest.current.discardChange(id),
  }));
  return stable;
}
