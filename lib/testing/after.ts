import { afterEach, vi } from 'vitest';

type Task = () => unknown;
const waiting: Task[] = [];

// Outside a server nobody answers requests, so Next's own `after` has nothing to come after and throws. Theirs are
// the only words replaced, and this the only module ever mocked.
vi.mock('next/server', async (importOriginal) => ({
  ...(await importOriginal<typeof import('next/server')>()),
  after: (task: Task) => {
    waiting.push(task);
  },
}));

// What one test left undone is no other test's business.
afterEach(() => {
  waiting.length = 0;
});

/** Does what the routes put off until their answers had left. */
export async function runAfter(): Promise<void> {
  for (let task = waiting.shift(); task; task = waiting.shift()) await task();
}
