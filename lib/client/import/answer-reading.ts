import { understandColumns } from '@/lib/stay-files/plan-import';
import { type OpenFile, openFile, openText } from '@/lib/stay-files/reading/open-file';
import { toStays } from '@/lib/stay-files/to-stays';
import type { ReadingAnswer, ReadingRequest } from './file-reader';

/**
 * The request handler of the worker. It stores the table of the last opened file, so that the page sends only the
 * user's choices and receives only what it shows.
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

/** Lets queued requests arrive first, so that only the last of several choices is computed. */
const whatHasCome = () => new Promise((resolve) => setTimeout(resolve));
