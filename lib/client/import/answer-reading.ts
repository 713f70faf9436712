import { understandColumns } from '@/lib/stay-files/plan-import';
import { type OpenFile, openFile, openText } from '@/lib/stay-files/reading/open-file';
import { toStays } from '@/lib/stay-files/to-stays';
import type { ReadingAnswer, ReadingRequest } from './file-reader';

/**
 * What the worker does: it keeps the table of the file that was opened last, so that the page sends only what a person
 * chooses, and hears only what the page shows.
 */
export function createReadingAnswers(post: (answer: ReadingAnswer) => void) {
  let table: OpenFile['table'] | null = null;
  let lastColumns = 0;

  async function answer({ id, ask }: ReadingRequest): Promise<ReadingAnswer> {
    if (ask.kind === 'columns') {
      lastColumns = id;
      await whatHasCome();
      if (id !== lastColumns) return { id, isSuperseded: true };
      return { id, understood: understandColumns(ask.table ?? table ?? NO_TABLE, ask.question) };
    }
    if (ask.kind === 'stays') {
      const onProgress = (done: number) => post({ id, progress: done });
      return { id, rows: toStays(ask.table ?? table ?? NO_TABLE, ask.plan, onProgress) };
    }
    const opened = ask.kind === 'open' ? await openFile(ask.bytes) : await openText(ask.bytes, ask.chosen);
    table = 'table' in opened ? opened.table : null;
    return { id, opened };
  }

  return async (request: ReadingRequest): Promise<void> => {
    post(await answer(request).catch(() => ({ id: request.id, hasFailed: true as const })));
  };
}

const NO_TABLE: OpenFile['table'] = { columns: [], rows: [] };

/** Of several choices made one after the other only the last is worked out. */
const whatHasCome = () => new Promise((resolve) => setTimeout(resolve));
