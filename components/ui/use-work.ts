import { useState } from 'react';

/** An action of the user that may fail: whether it is running, and the text of its error. */
export function useWork(wordsFor: (cause: unknown) => string) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(wordsFor(cause));
    } finally {
      setIsBusy(false);
    }
  }

  return { isBusy, error, setError, run };
}
