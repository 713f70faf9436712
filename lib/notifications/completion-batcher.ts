import { completeItems } from './outbox-store';

/** How long the first told waits for others. It is under its lease all that while; a crash has it told again. */
const GATHER_MS = 50;

/** One statement at a time takes all that was told meanwhile. */
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
