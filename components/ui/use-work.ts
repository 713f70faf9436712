import { useState } from 'react';

/** What somebody asked for and may fail: whether it is under way, and the words for why it was not done. */
export function useWork(wordsFor: (cause: unknown) => string) {
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function run(work: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    setTrouble(null);
    try {
      await work();
    } catch (cause) {
      setTrouble(wordsFor(cause));
    } finally {
      setIsBusy(false);
    }
  }

  return { isBusy, trouble, setTrouble, run };
}
