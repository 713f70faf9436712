import { clock } from '@/lib/kernel/clock';

const OPEN_MS = 60_000;
// Of the process: a build evaluates this module once for each of its bundles.
const home: { hotelmateRealtimeOpenUntil?: number | undefined } = globalThis as never;

/** Open while Channels refuses us: our keys or our quota, which no trying again will mend soon. */
export const realtimeBreaker = {
  open(): void {
    home.hotelmateRealtimeOpenUntil = clock.now().getTime() + OPEN_MS;
  },
  close(): void {
    home.hotelmateRealtimeOpenUntil = undefined;
  },
  /** Zero when it is closed. */
  msLeft: () => Math.max(0, (home.hotelmateRealtimeOpenUntil ?? 0) - clock.now().getTime()),
  openMs: OPEN_MS,
};
