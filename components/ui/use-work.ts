import { useState } from 'react';

/** What somebody asked for and may fail: whether it is under way, and the words for why it was not done. */
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
