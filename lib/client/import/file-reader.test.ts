import { describe, expect, it } from 'vitest';
import { knownRooms } from '@/lib/stay-files/cells/read-details';
import { guessColumns } from '@/lib/stay-files/guess-columns';
import { MOST_WORDS } from '@/lib/stay-files/plan-import';
import { isOpen } from '@/lib/stay-files/reading/open-file';
import { createReadingAnswers } from './answer-reading';
import { createFileReader, type ReadingRequest, type ReadingWorker } from './file-reader';

/** An older browser, or a policy that forbids workers. The real worker is tested in the browser tests. */
const inPage = () =>
  createFileReader(() => {
    throw new Error('SecurityError');
  });

it('reads a file and its stays in the page when no worker starts, and reports the progress', async () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => `${at},Ana Berg,2026-11-29,2026-12-01`);
  const bytes = new TextEncoder().encode(['Booking number,Guest,Arrival,Departure', ...rows].join('\n'));
  const reader = inPage();
  const file = await reader.open(bytes);
  if (!isOpen(file)) throw new Error(file.why);
  const told: number[] = [];
  const plan = { mapping: guessColumns(file.table.columns), dayOrder: 'ymd', rooms: knownRooms([]) } as const;
  const read = await reader.toStays(file, plan, (done) => told.push(done));
  expect(read).toHaveLength(2_500);
  expect(told).toEqual([0, 1_000, 2_000]);
});

it('reports why a file cannot be read', async () => {
  expect(await inPage().open(new TextEncoder().encode('%PDF-1.7'))).toEqual({ why: 'kind', kind: 'pdf' });
});

describe('the meaning of the columns', () => {
  /** The code of the worker behind a message channel, which copies its messages like a worker. */
  function withWorker() {
    const { port1, port2 } = new MessageChannel();
    const answer = createReadingAnswers((message) => port2.postMessage(message));
    const asked: string[] = [];
    port2.onmessage = ({ data }: MessageEvent<ReadingRequest>) => {
      asked.push(data.ask.kind);
      void answer(data);
    };
    port1.start();
    const worker: ReadingWorker = {
      addEventListener: port1.addEventListener.bind(port1),
      removeEventListener: port1.removeEventListener.bind(port1),
      postMessage: (message) => port1.postMessage(message),
      terminate: () => port1.close(),
    };
    return { reader: createFileReader(() => worker), asked };
  }

  const bytes = (count: number) => {
    const rows = Array.from({ length: count }, (_, at) => `${at},Ana Berg,29/11/2026,01/12/2026,W${at % 30}`);
    return new TextEncoder().encode(['Booking number,Guest,Arrival,Departure,Status', ...rows].join('\n'));
  };

  async function opened(reader: ReturnType<typeof createFileReader>, count: number) {
    const file = await reader.open(bytes(count));
    if (!isOpen(file)) throw new Error(file.why);
    return file;
  }

  /** From here on the page cannot read the rows of the file. */
  function closeRows({ table }: { table: object }): void {
    Object.defineProperty(table, 'rows', {
      get: () => {
        throw new Error('The page went through the rows.');
      },
    });
  }

  it('computes the columns in the worker from its own table, and sends a summary to the page', async () => {
    const { reader, asked } = withWorker();
    const file = await opened(reader, 3_000);
    closeRows(file);
    const first = await reader.understand(file, { memory: undefined });
    expect(first?.choices.dayOrder).toBe('dmy');
    expect([first?.unknown.length, first?.unknownCount]).toEqual([MOST_WORDS, 30]);
    const { status: _, ...mapping } = first?.choices.mapping ?? {};
    const question = { choices: first?.choices ?? NO_CHOICES, mapping };
    expect((await reader.understand(file, question))?.unknownCount).toBe(0);
    expect(asked).toEqual(['open', 'columns', 'columns']);
    reader.close();
  });

  it('answers only the last of several choices', async () => {
    const { reader } = withWorker();
    const file = await opened(reader, 100);
    const choices = (await reader.understand(file, { memory: undefined }))?.choices ?? NO_CHOICES;
    const answers = await Promise.all(
      ['Guest', 'Arrival', 'Booking number'].map((status) =>
        reader.understand(file, { choices, mapping: { ...choices.mapping, status } }),
      ),
    );
    expect(answers.map((each) => each?.choices.mapping.status ?? null)).toEqual([
      null,
      null,
      'Booking number',
    ]);
    reader.close();
  });

  it('computes the columns in the page when no worker starts', async () => {
    const reader = inPage();
    const file = await opened(reader, 10);
    expect((await reader.understand(file, { memory: undefined }))?.unknownCount).toBe(10);
  });
});

const NO_CHOICES = { mapping: {}, dayOrder: null, words: {} };
