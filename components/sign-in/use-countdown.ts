'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 500;

export type Wait = Readonly<{ seconds: number; untilMs: number }>;

/** The remaining whole seconds of a wait, measured by the clock: a sleeping laptop does not prolong it. */
export function useCountdown(wait: Wait | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!wait) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= wait.untilMs) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [wait]);
  if (!wait) return 0;
  return Math.min(wait.seconds, Math.max(0, Math.ceil((wait.untilMs - now) / 1000)));
}
