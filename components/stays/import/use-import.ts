import { useState } from 'react';
import { guessColumns, type Mapping } from '@/lib/client/import/guess-columns';
import { importRows, type Outcome } from '@/lib/client/import/import-rows';
import { type DayOrder, guessDayOrder } from '@/lib/client/import/read-day';
import { isTable, readTable, type Table, textOf, type Unreadable } from '@/lib/client/import/read-table';
import { toStays } from '@/lib/client/import/to-stays';
import type { StaysApi } from '@/lib/client/stays';

const MOST_BYTES = 4 * 1024 * 1024;

export type ImportStep =
  | { readonly at: 'file'; readonly trouble: Unreadable | { readonly why: 'too_large' } | null }
  | {
      readonly at: 'columns';
      readonly table: Table;
      readonly mapping: Mapping;
      readonly dayOrder: DayOrder | null;
    }
  | {
      readonly at: 'tried' | 'done';
      readonly table: Table;
      readonly mapping: Mapping;
      readonly dayOrder: DayOrder;
      readonly outcomes: readonly Outcome[];
    };

type Progress = { readonly done: number; readonly of: number };

/** From a file to its stays: what its columns are, what would happen, and then that it does. */
export function useImport(api: StaysApi) {
  const [step, setStep] = useState<ImportStep>({ at: 'file', trouble: null });
  const [progress, setProgress] = useState<Progress | null>(null);

  async function open(file: File) {
    if (file.size > MOST_BYTES) return setStep({ at: 'file', trouble: { why: 'too_large' } });
    const read = readTable(textOf(new Uint8Array(await file.arrayBuffer())));
    if (!isTable(read)) return setStep({ at: 'file', trouble: read });
    const mapping = guessColumns(read.columns);
    setStep({ at: 'columns', table: read, mapping, dayOrder: dayOrderOf(read, mapping) });
  }

  function map(mapping: Mapping) {
    if (step.at === 'columns')
      setStep({ ...step, mapping, dayOrder: dayOrderOf(step.table, mapping) ?? step.dayOrder });
  }

  async function run(isDryRun: boolean) {
    if (step.at === 'file' || step.dayOrder === null) return;
    const { table, mapping, dayOrder } = step;
    setProgress({ done: 0, of: table.rows.length });
    try {
      const outcomes = await importRows(
        toStays(table, { mapping, dayOrder }),
        (stays) => api.importStays(stays, isDryRun),
        (done, of) => setProgress({ done, of }),
      );
      setStep({ at: isDryRun ? 'tried' : 'done', table, mapping, dayOrder, outcomes });
    } finally {
      setProgress(null);
    }
  }

  return {
    step,
    progress,
    open,
    map,
    setDayOrder: (dayOrder: DayOrder) => step.at === 'columns' && setStep({ ...step, dayOrder }),
    run,
    back() {
      if (step.at === 'tried') setStep({ ...step, at: 'columns' });
      else setStep({ at: 'file', trouble: null });
    },
  };
}
export type Import = ReturnType<typeof useImport>;

function dayOrderOf({ rows }: Table, { check_in, check_out }: Mapping): DayOrder | null {
  const columns = [check_in, check_out].filter((column) => column !== undefined);
  return guessDayOrder(rows.flatMap(({ cells }) => columns.map((column) => cells[column] ?? '')));
}
