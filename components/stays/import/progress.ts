import type { ImportRun } from '@/lib/client/import/import-rows';

/** Counted in rows. `of` is zero while the number of rows is unknown. */
export type Progress = { readonly what: 'reading' | 'sending'; readonly done: number; readonly of: number };

export const progressOf = ({ next, work }: ImportRun): Progress => ({
  ...{ what: 'sending', done: next, of: work.length },
});
