'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { ConversationView } from '@/lib/client/view';

const PAGES_AT_MOST = 20;
const GLOW = [{ backgroundColor: 'var(--accent-soft)' }, { backgroundColor: 'transparent' }];

type Older = Pick<ConversationView, 'entries' | 'hasMore' | 'isLoadingOlder' | 'loadOlder'>;

/** Scrolls to a quoted message and lights it up, fetching older pages until it is there. */
export function useQuoteJump({ entries, hasMore, isLoadingOlder, loadOlder }: Older) {
  const wanted = useRef<{ id: number; pagesLeft: number } | null>(null);

  const goOn = useCallback(() => {
    if (!wanted.current) return;
    const source = document.getElementById(`message-${wanted.current.id}`);
    if (source) {
      wanted.current = null;
      show(source);
    } else if (hasMore && wanted.current.pagesLeft > 0) {
      if (isLoadingOlder) return;
      wanted.current.pagesLeft -= 1;
      loadOlder();
    } else {
      wanted.current = null;
    }
  }, [hasMore, isLoadingOlder, loadOlder]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page of entries is what it waits for.
  useEffect(goOn, [entries, goOn]);

  return (id: number) => {
    wanted.current = { id, pagesLeft: PAGES_AT_MOST };
    goOn();
  };
}

function show(source: HTMLElement) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  source.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  source.focus({ preventScroll: true });
  source.animate(GLOW, { duration: 2000, easing: 'ease-in' });
}
