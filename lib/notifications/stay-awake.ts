import { setTimeout } from 'node:timers/promises';
import { clock } from '@/lib/kernel/clock';
import type { Wake, Waker } from './ports';

type Deps = {
  /** How often a scheduler calls. */
  everyMs: number;
  findNext: () => Promise<Wake | null>;
  /** Delivers what is due. Never throws. */
  deliver: () => Promise<unknown>;
  /** Runs work that the response does not wait for, and for which the platform leaves the process running. */
  later: (work: () => Promise<void>) => void;
  sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

/** The shortest time between two looks at items that are due and cannot be delivered yet. */
const SHORTEST_SLEEP_MS = 1_000;
/** Vercel ends a function after 300 s. The scheduler's next call then continues. */
const LONGEST_STAY_MS = 240_000;

/**
 * For a scheduler that calls about once a minute: a process that the scheduler or any request has reached stays awake
 * for timers that are due before the next call. It runs them at their time instead of up to a minute late. With no
 * timer due it ends at once.
 */
export function createStayAwake({ everyMs, findNext, deliver, later, sleep = sleepFor }: Deps): Waker {
  let awakeUntil = 0;
  let isAwake = false;
  let isWanted = false;
  let interrupt = new AbortController();
  const now = () => clock.now().getTime();

  async function stay(): Promise<void> {
    const endsAt = now() + LONGEST_STAY_MS;
    try {
      do {
        isWanted = false;
        await runUntil(() => Math.min(awakeUntil, endsAt));
      } while (isWanted && now() < endsAt);
    } finally {
      isAwake = false;
    }
  }

  async function runUntil(end: () => number): Promise<void> {
    for (let next = await findNext(); next; next = await findNext()) {
      const ms = Math.max(SHORTEST_SLEEP_MS, next.inMs);
      if (now() + ms > end()) return;
      interrupt = new AbortController();
      await sleep(ms, interrupt.signal);
      await deliver();
    }
  }

  return {
    async wakeAt({ inMs }) {
      if (inMs > everyMs) return;
      awakeUntil = now() + everyMs;
      isWanted = true;
      if (isAwake) return interrupt.abort();
      isAwake = true;
      later(stay);
    },
  };
}

async function sleepFor(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
