'use client';

import { useEffect, useState } from 'react';
import type { VirtualTimeline } from './virtual-timeline';

const LONG_ROWS = 150;

/** The stage for long conversations, once one is long or somebody looks back; its code comes then, and stays. */
export function useVirtualTimeline(rowCount: number): {
  Long: typeof VirtualTimeline | null;
  /** False without a connection: what is loaded then stays as it is. */
  load: () => Promise<boolean>;
} {
  const [stage, setStage] = useState<{ Long: typeof VirtualTimeline } | null>(null);
  const isWanted = rowCount > LONG_ROWS && stage === null;

  async function load() {
    const code = await import('./virtual-timeline').catch(() => null);
    if (code) setStage({ Long: code.VirtualTimeline });
    return code !== null;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads once it is wanted, with nothing to remember.
  useEffect(() => {
    if (isWanted) void load();
  }, [isWanted]);
  return { Long: stage?.Long ?? null, load };
}
