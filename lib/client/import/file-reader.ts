import { type ColumnsQuestion, type Understood, understandColumns } from '@/lib/stay-files/plan-import';
import type { Plan, ReadRow } from '@/lib/stay-files/read-row';
import { type FileFault, type OpenFile, openFile, openText } from '@/lib/stay-files/reading/open-file';
import { toStays } from '@/lib/stay-files/to-stays';

type Bytes = Uint8Array<ArrayBuffer>;
type Chosen = { alphabet: string; separator: string };
type Ask =
  | { kind: 'open'; bytes: Bytes }
  | { kind: 'text'; bytes: Bytes; chosen: Chosen }
  /** For the table that was opened last (`table: null`), or for another one. */
  | { kind: 'stays'; plan: Plan; table: OpenFile['table'] | null }
  | { kind: 'columns'; question: ColumnsQuestion; table: OpenFile['table'] | null };
export type ReadingRequest = Readonly<{ id: number; ask: Ask }>;
export type ReadingAnswer = Readonly<
  { id: number } & (
    | { progress: number }
    | { opened: OpenFile | FileFault }
    | { rows: ReadRow[] }
    | { understood: Understood }
    /** A newer question about the columns arrived before this one was processed. */
    | { isSuperseded: true }
    | { hasFailed: true }
  )
>;
type Result = Exclude<ReadingAnswer, { progress: number }>;
type OnProgress = (done: number) => void;

/** The part of the Worker interface that is used. */
export type ReadingWorker = Pick<Worker, 'postMessage' | 'terminate'> &
  Pick<Worker, 'addEventListener' | 'removeEventListener'>;

/** Reads files in a worker, or in the page where the browser starts no worker. */
export function createFileReader(start: () => ReadingWorker = startWorker) {
  let worker: ReadingWorker | null | undefined;
  let lastTable: OpenFile['table'] | null = null;
  let lastId = 0;
  let lastQuestion = 0;

  function begin(): ReadingWorker | null {
    try {
      worker ??= start();
    } catch {
      worker = null;
    }
    return worker;
  }

  /** Resolves to null when there is no worker or it could not be loaded. */
  function request(ask: Ask, onProgress: OnProgress = () => undefined): Promise<Result | null> {
    const started = worker === null ? null : begin();
    if (!started) return Promise.resolve(null);
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const settle = (result: Result | null) => {
        started.removeEventListener('message', onMessage);
        started.removeEventListener('error', onError);
        resolve(result);
      };
      const onMessage = ({ data }: MessageEvent<ReadingAnswer>) => {
        if (data.id !== id) return;
        if ('progress' in data) onProgress(data.progress);
        else settle(data);
      };
      const onError = () => {
        worker = null;
        settle(null);
      };
      started.addEventListener('message', onMessage);
      started.addEventListener('error', onError);
      started.postMessage({ id, ask });
    });
  }

  async function opened(ask: Ask, here: () => Promise<OpenFile | FileFault>): Promise<OpenFile | FileFault> {
    const answer = await request(ask);
    const result = answer && 'opened' in answer ? answer.opened : await here();
    lastTable = answer && 'table' in result ? result.table : null;
    return result;
  }

  return {
    open: (bytes: Bytes) => opened({ kind: 'open', bytes }, () => openFile(bytes)),
    openText: (bytes: Bytes, chosen: Chosen) =>
      opened({ kind: 'text', bytes, chosen }, () => openText(bytes, chosen)),
    async toStays({ table }: OpenFile, plan: Plan, onProgress: OnProgress): Promise<ReadRow[]> {
      const isKnown = table === lastTable;
      const answer = await request({ kind: 'stays', plan, table: isKnown ? null : table }, onProgress);
      return answer && 'rows' in answer ? answer.rows : toStays(table, plan, onProgress);
    },
    /** Resolves to null when a newer question was asked: only the last answer counts. */
    async understand({ table }: OpenFile, question: ColumnsQuestion): Promise<Understood | null> {
      lastQuestion += 1;
      const own = lastQuestion;
      const isKnown = table === lastTable;
      const answer = await request({ kind: 'columns', question, table: isKnown ? null : table });
      if (own !== lastQuestion || (answer && 'isSuperseded' in answer)) return null;
      return answer && 'understood' in answer ? answer.understood : understandColumns(table, question);
    },
    close() {
      worker?.terminate();
      worker = undefined;
    },
  };
}
export type FileReading = ReturnType<typeof createFileReader>;

const startWorker = () => new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' });
