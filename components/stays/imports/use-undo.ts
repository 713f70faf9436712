import { useState } from 'react';
import { ApiProblem, isFinal, retryAfterOf } from '@/lib/client/api-problem';
import type { StaysApi } from '@/lib/client/stays';
import type { StayImportedDto, UndoneStayDto } from '@/lib/contract/stay-imports';

export type UndoStep = Readonly<{
  at: 'tried' | 'done';
  of: StayImportedDto;
  stays: readonly UndoneStayDto[];
}>;

/** The dry run of an undo, and then the undo itself. */
export function useUndo(api: StaysApi, onUndone: () => void) {
  const [step, setStep] = useState<UndoStep | null>(null);
  return {
    step,
    tryIt: async (of: StayImportedDto) =>
      setStep({ at: 'tried', of, stays: await allParts(api, of.id, true) }),
    async undo(of: StayImportedDto) {
      try {
        setStep({ at: 'done', of, stays: await allParts(api, of.id, false) });
      } finally {
        onUndone();
      }
    },
    back: () => setStep(null),
  };
}

/** Undoes all parts, as fast as the server accepts them. */
async function allParts(api: StaysApi, id: number, isDryRun: boolean): Promise<UndoneStayDto[]> {
  const stays: UndoneStayDto[] = [];
  let cursor: string | null = null;
  do {
    const part = await onePart(() => api.undoImport(id, isDryRun, cursor));
    stays.push(...part.stays);
    cursor = part.next_cursor;
  } while (cursor !== null);
  return stays;
}

async function onePart<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (cause) {
      const waits = cause instanceof ApiProblem && cause.code === 'rate_limited' ? retryAfterOf(cause) : 0;
      if (isFinal(cause) || waits === 0) throw cause;
      await new Promise((resolve) => setTimeout(resolve, waits));
    }
  }
}
