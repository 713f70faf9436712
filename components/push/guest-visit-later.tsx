'use client';

import { lazy, useEffect, useState } from 'react';
import { LatePart } from '@/components/ui/late-part';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';

const AFTER_MS = 1000;

type Props = Readonly<{ view: ConversationView; context: GuestContextDto }>;

const Nothing = (_: Props) => null;
const GuestVisit = lazy(async () => {
  const fetched = await import('./guest-visit').catch(() => null);
  return { default: fetched?.GuestVisit ?? Nothing };
});

/** Worker, offline page and the offer to be notified: none of it is worth a byte before the first paint. */
export function GuestVisitLater(props: Props) {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <LatePart>{isTime && <GuestVisit {...props} />}</LatePart>;
}
