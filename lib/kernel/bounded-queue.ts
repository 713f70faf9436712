import type { AppError } from './app-error';

type Bounds = {
  /** At work at the same time. */
  running: number;
  /** Waiting for their turn; one more is refused at once. */
  waiting: number;
  /** Refused when its turn has not come by then. */
  longestWaitMs: number;
  /** What the refused are told. */
  refusal: () => AppError;
};
export type BoundedQueue = { run<T>(task: () => Promise<T>): Promise<T> };
type Waiting = { start: () => void; timer: NodeJS.Timeout };

/** Expensive work of one process, in the order of arrival. Load beyond the bounds is refused and never piles up. */
export function createBoundedQueue({ running, waiting, longestWaitMs, refusal }: Bounds): BoundedQueue {
  const line = new Set<Waiting>();
  let atWork = 0;

  function takeTurn(): Promise<void> {
    if (atWork < running) {
      atWork += 1;
      return Promise.resolve();
    }
    if (line.size >= waiting) return Promise.reject(refusal());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        line.delete(entry);
        reject(refusal());
      }, longestWaitMs);
      const entry: Waiting = { start: resolve, timer };
      line.add(entry);
    });
  }

  /** The turn passes on to the one who waited longest, without a moment in which a newcomer could take it. */
  function passOn(): void {
    const [next] = line;
    if (!next) {
      atWork -= 1;
      return;
    }
    line.delete(next);
    clearTimeout(next.timer);
    next.start();
  }

  return {
    async run(task) {
      await takeTurn();
      try {
        return await task();
      } finally {
        passOn();
      }
    },
  };
}
