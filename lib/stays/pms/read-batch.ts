import type { PmsResult } from '@/lib/contract/pms-stays';
import { stayKeyOf } from '@/lib/contract/stay-key';
import { readRow } from '../read-row';
import type { Entry } from './entry';
import { wordsOf } from './words-of-row';

type Errors = PmsResult['errors'];
type Batch = {
  entries: Entry[];
  refused: Map<number, Errors>;
  /** Rows that repeat an earlier row: the index of the repeat, with the index of the first one. */
  repeats: Map<number, number>;
};

const SAID_TWICE: Errors[number] = {
  path: 'external_id',
  code: 'said_twice',
  message:
    'The batch names this number with the same room and guest more than once, and not with the same words.',
};

/** Reads the rows of a batch, each stay once. Rows that contradict each other about one stay are all refused. */
export function readBatch(rows: readonly unknown[]): Batch {
  const batch: Batch = { entries: [], refused: new Map(), repeats: new Map() };
  const byStay = new Map<string, Entry[]>();
  for (const [index, row] of rows.entries()) {
    const read = readRow(row);
    if ('errors' in read) batch.refused.set(index, read.errors);
    else add(byStay, { index, row: read.stay, warnings: read.warnings });
  }
  for (const entries of byStay.values()) {
    const [first, ...others] = entries;
    if (!first) continue;
    if (new Set(entries.map(({ row }) => wordsOf(row))).size > 1) {
      for (const { index } of entries) batch.refused.set(index, [SAID_TWICE]);
      continue;
    }
    batch.entries.push(first);
    for (const { index } of others) batch.repeats.set(index, first.index);
  }
  return batch;
}

function add(byStay: Map<string, Entry[]>, entry: Entry): void {
  const key = stayKeyOf(entry.row);
  byStay.set(key, [...(byStay.get(key) ?? []), entry]);
}
