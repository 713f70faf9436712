import { completeItems } from './outbox-store';

/**
 * How long the first delivered item waits for others. Its lease covers the wait; after a crash it is delivered again.
 */
const GATHER_MS = 50;

/** Deletes all items that were delivered meanwhile with one statement at a time. */
export function createCompletionBatcher(gatherMs = GATHER_MS) {
  let completed: number[] = [];
  let completing: Promise<void> | null = null;

  async function completeAll(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (completed.length > 0) {
      const ids = completed;
      completed = [];
      await completeItems(ids);
    }
  }

  return async function complete(ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    completed.push(...ids);
    completing ??= completeAll().finally(() => {
      completing = null;
    });
    await completing;
  };
}
