'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { Side } from '@/lib/client/conversation';
import { countFromOther, newestSeqOf } from '@/lib/client/timeline';
import type { Entry } from '@/lib/client/view';

/** The time for messages that arrived while the page was hidden and are fetched on its return. */
const CATCH_UP_MS = 5000;

/**
 * The position of the "New messages" line: where this reader stopped when they opened the conversation or hid the page.
 * Messages that arrive on a visible page are not marked, and a reply removes the line.
 */
export function useUnreadStart(entries: readonly Entry[], side: Side, readSeq: number) {
  const isBehind = (seq: number) => countFromOther(entries, side, seq) > 0;
  const [afterSeq, setAfterSeq] = useState(isBehind(readSeq) ? readSeq : undefined);
  const onLeave = useEffectEvent(() => setAfterSeq(newestSeqOf(entries)));
  const onStay = useEffectEvent(() => {
    if (afterSeq !== undefined && !isBehind(afterSeq)) setAfterSeq(undefined);
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') onLeave();
      else timer = setTimeout(onStay, CATCH_UP_MS);
    };
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, []);
  return { afterSeq, forget: () => setAfterSeq(undefined) };
}
