/**
 * Runs one call at a time. Calls during a run share the next run, because the current one may have read before their
 * change. `run` must not reject.
 */
export function coalesce(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  return function request(): Promise<void> {
    if (current !== null) {
      next ??= current.then(() => {
        next = null;
        return request();
      });
      return next;
    }
    current = run().finally(() => {
      current = null;
    });
    return current;
  };
}
