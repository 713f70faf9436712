const KEPT_MS = 30 * 60_000;

/** The last event of each cache channel, which a new subscriber receives. */
export interface LastEvents {
  keep(channel: string, frame: string): void;
  find(channel: string): string | null;
}

export function createLastEvents(now: () => number = Date.now): LastEvents {
  const kept = new Map<string, { frame: string; until: number }>();

  function deleteExpired(): void {
    for (const [channel, { until }] of kept) {
      if (until > now()) return;
      kept.delete(channel);
    }
  }

  return {
    keep(channel, frame) {
      // Deleted first, so that the map stays in the order in which its entries expire.
      kept.delete(channel);
      kept.set(channel, { frame, until: now() + KEPT_MS });
      deleteExpired();
    },
    find(channel) {
      deleteExpired();
      return kept.get(channel)?.frame ?? null;
    },
  };
}
