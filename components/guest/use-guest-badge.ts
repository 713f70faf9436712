'use client';

import { useEffect, useState } from 'react';
import { countFromOther } from '@/lib/client/timeline';
import type { ConversationView } from '@/lib/client/view';

/** Shows the number of messages on the tab that arrived while the page was hidden. */
export function useGuestBadge({ entries, guestReadSeq }: ConversationView): void {
  const isHidden = useIsHidden();
  const count = isHidden ? countFromOther(entries, 'guest', guestReadSeq) : 0;
  useEffect(() => {
    if (count === 0) return;
    let remove: (() => void) | undefined;
    let isOver = false;
    // Only a hidden tab needs this code.
    void import('@/lib/client/badge').then(({ showBadge }) => {
      if (!isOver) remove = showBadge(count);
    });
    return () => {
      isOver = true;
      remove?.();
    };
  }, [count]);
}

function useIsHidden(): boolean {
  const [isHidden, setIsHidden] = useState(false);
  useEffect(() => {
    const look = () => setIsHidden(document.visibilityState === 'hidden');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isHidden;
}
