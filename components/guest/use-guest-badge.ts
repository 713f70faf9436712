'use client';

import { useEffect, useState } from 'react';
import { countFromOther } from '@/lib/client/timeline';
import type { ConversationView } from '@/lib/client/view';

/** What the hotel wrote while the page was out of sight, counted on its tab. */
export function useGuestBadge({ entries, guestReadSeq }: ConversationView): void {
  const isHidden = useIsHidden();
  const count = isHidden ? countFromOther(entries, 'guest', guestReadSeq) : 0;
  useEffect(() => {
    if (count === 0) return;
    let remove: (() => void) | undefined;
    let isOver = false;
    // Only a tab somebody has left needs it.
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
