import type { AppError } from './app-error';

type Bounds = {
  /** The number of tasks that run concurrently. */
  running: number;
  /** The number of tasks that may wait; one more is refused at once. */
  waiting: number;
  /** A task is refused when it has waited this long. */
  longestWaitMs: number;
  /** Creates the error for a refused task. */
  refusal: () => AppError;
};
export type BoundedQueue = { run<T>(task: () => Promise<T>): Promise<T> };
type Waiting = { start: () => void; timer: NodeJS.Timeout };

/** Runs expensive work of one process in order of arrival. Load beyond the bounds is refused and never accumulates. */
export function createBoundedQueue({ running, waiting, longestWaitMs, refusal }: Bounds): BoundedQueue {
  const line = new Set<Waiting>();
  let atWork = 0;

  function acquireTurn(): Promise<void> {
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

  /** Passes the turn directly to the task that waited longest, so that a new task cannot take it in between. */
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
      await acquireTurn();
      try {
        return await task();
      } finally {
        passOn();
      }
    },
  };
}
