import { clock } from '@/lib/kernel/clock';

const OPEN_MS = 60_000;
// Stored on globalThis for the process: a build evaluates this module once per bundle.
const home: { hotelmateRealtimeOpenUntil?: number | undefined } = globalThis as never;

/** Open while Channels refuses our keys or our quota, which no retry will repair soon. */
export const realtimeBreaker = {
  open(): void {
    home.hotelmateRealtimeOpenUntil = clock.now().getTime() + OPEN_MS;
  },
  close(): void {
    home.hotelmateRealtimeOpenUntil = undefined;
  },
  /** The milliseconds until it closes; zero when it is closed. */
  msLeft: () => Math.max(0, (home.hotelmateRealtimeOpenUntil ?? 0) - clock.now().getTime()),
  openMs: OPEN_MS,
};
