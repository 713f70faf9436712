'use client';

import { useEffect, useState } from 'react';
import { useNow } from 'use-intl';
import { dayOf } from '@/lib/client/hotel-time';

const LOOK_EVERY_MS = 30_000;

/** The hotel's calendar day: the server's value during hydration, then the clock's, also across midnight. */
export function useToday(timeZone: string): string {
  const renderedAt = useNow();
  const [today, setToday] = useState(() => dayOf(renderedAt, timeZone));
  useEffect(() => {
    const look = () => setToday(dayOf(new Date(), timeZone));
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
