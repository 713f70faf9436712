import type { PmsResult } from '@/lib/contract/pms-stays';
import { readRow } from '../read-row';
import type { Entry } from './work-off';

type Errors = PmsResult['errors'];
type Batch = {
  entries: Entry[];
  refused: Map<number, Errors>;
  /** Rows that say what another one says too: by their place, the place of that one. */
  repeats: Map<number, number>;
};

const SAID_TWICE: Errors[number] = {
  path: 'external_id',
  code: 'said_twice',
  message: 'The batch names this number more than once, and not with the same words.',
};

/** What the rows of a batch say, each stay once. Of a stay in two states at once nothing is known. */
export function readBatch(rows: readonly unknown[]): Batch {
  const batch: Batch = { entries: [], refused: new Map(), repeats: new Map() };
  const byNumber = new Map<string, Entry[]>();
  for (const [index, row] of rows.entries()) {
    const read = readRow(row);
    if ('errors' in read) batch.refused.set(index, read.errors);
    else add(byNumber, { index, row: read.stay, warnings: read.warnings });
  }
  for (const entries of byNumber.values()) {
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

function add(byNumber: Map<string, Entry[]>, entry: Entry): void {
  const { external_id: id } = entry.row;
  byNumber.set(id, [...(byNumber.get(id) ?? []), entry]);
}

const wordsOf = (row: Entry['row']) =>
  JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
