import { type OpenFile, openFile, openText } from '@/lib/stay-files/reading/open-file';
import { toStays } from '@/lib/stay-files/to-stays';
import type { ReadingAnswer, ReadingRequest } from './file-reader';

/** Runs apart from the page: fifty thousand rows take seconds, in which the page would not answer to a key. */
let table: OpenFile['table'] | null = null;

addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => void answer(data));

async function answer({ id, ask }: ReadingRequest): Promise<void> {
  const post = (message: ReadingAnswer) => postMessage(message);
  try {
    if (ask.kind === 'stays') {
      const rows = toStays(ask.table ?? table ?? { columns: [], rows: [] }, ask.plan, (done) =>
        post({ id, progress: done }),
      );
      return post({ id, rows });
    }
    const opened = ask.kind === 'open' ? await openFile(ask.bytes) : await openText(ask.bytes, ask.chosen);
    table = 'table' in opened ? opened.table : null;
    post({ id, opened });
  } catch {
    post({ id, hasFailed: true });
  }
}
