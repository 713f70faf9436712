'use client';

import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { createChime } from '@/lib/client/chime';

const AGAIN_AFTER_MS = 8000;
const LOCK = 'hotelmate:desk-sound';

/** Plays the alert sound repeatedly, in only one tab of the browser. */
export function useRinging(isRinging: boolean, volume: number) {
  const [chime] = useState(createChime);
  const isBlocked = useSyncExternalStore(chime.onChange, chime.isBlocked, () => false);
  const strike = useEffectEvent(() => chime.play(volume));
  useEffect(() => {
    if (!isRinging || isBlocked) return;
    const stop = new AbortController();
    void aloneInBrowser(stop.signal, () => {
      strike();
      const timer = setInterval(() => strike(), AGAIN_AFTER_MS);
      stop.signal.addEventListener('abort', () => clearInterval(timer));
    });
    return () => stop.abort();
  }, [isRinging, isBlocked]);
  return { isBlocked, play: useCallback((loud: number) => chime.play(loud), [chime]) };
}

/** Without the Locks API every tab plays; such old browsers are rare. */
async function aloneInBrowser(signal: AbortSignal, start: () => void): Promise<void> {
  if (!('locks' in navigator)) return start();
  try {
    await navigator.locks.request(LOCK, { signal }, () => {
      if (signal.aborted) return;
      start();
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
  } catch {
    // The alert ended while this tab was waiting for the lock.
  }
}
