'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** Loads once for each key, and again on request. */
export function useFetched<Found>(key: number, load: () => Promise<Found>) {
  const [found, setFound] = useState<Found | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [tries, setTries] = useState(0);
  const ask = useEffectEvent(load);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key or another try loads again.
  useEffect(() => {
    let isGone = false;
    setHasFailed(false);
    ask().then(
      (reply) => isGone || setFound(reply),
      () => isGone || setHasFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [key, tries]);
  return { found, hasFailed, again: () => setTries(tries + 1) };
}
