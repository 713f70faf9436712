'use client';

import { useEffect, useState } from 'react';
import { LatePart } from '@/components/ui/late-part';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';

const AFTER_MS = 1000;

type Props = Readonly<{ view: ConversationView; context: GuestContextDto }>;

const GuestVisit = lazyWithRetry(async () => (await import('./guest-visit')).GuestVisit);

/** Service worker, offline page and the notification offer: loaded after the first paint. */
export function GuestVisitLater(props: Props) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <LatePart>{isTime && <GuestVisit {...props} />}</LatePart>;
}
