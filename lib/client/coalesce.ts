/**
 * One run at a time. Whoever asks while one is under way shares the next, since the one under way may have
 * looked before there was anything to see. `run` must not fail.
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
