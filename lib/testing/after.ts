import { afterEach, vi } from 'vitest';

type Task = () => unknown;
const waiting: Task[] = [];

// Outside a server there is no response, so the `after` of Next throws. It is the only function replaced, and this is
// the only module that is ever mocked.
vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/server')>()),
  after: (task: Task) => {
    waiting.push(task);
  },
}));

// Pending work of one test must not run in the next.
afterEach(() => {
  waiting.length = 0;
});

/** Runs the work that routes deferred until after their responses. */
export async function runAfter(): Promise<void> {
  for (let task = waiting.shift(); task; task = waiting.shift()) await task();
}
