'use client';

import { useEffect, useState } from 'react';
import type { VirtualTimeline } from './virtual-timeline';

const LONG_ROWS = 150;

/** The timeline for long conversations and history windows. Its code is loaded when it is first needed and stays. */
export function useVirtualTimeline(rowCount: number): {
  Long: typeof VirtualTimeline | null;
  /** Resolves to false without a connection: the loaded messages stay as they are. */
  load: () => Promise<boolean>;
} {
  const [stage, setStage] = useState<{ Long: typeof VirtualTimeline } | null>(null);
  const isWanted = rowCount > LONG_ROWS && stage === null;

  async function load() {
    const code = await import('./virtual-timeline').catch(() => null);
    if (code) setStage({ Long: code.VirtualTimeline });
    return code !== null;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: loads once it is wanted and remembers nothing.
  useEffect(() => {
    if (isWanted) void load();
  }, [isWanted]);
  return { Long: stage?.Long ?? null, load };
}
