import type { ImportRun } from '@/lib/client/import/import-rows';

/** Of rows; none of none while it is not known how many there are. */
export type Progress = { readonly what: 'reading' | 'sending'; readonly done: number; readonly of: number };

export const progressOf = ({ next, work }: ImportRun): Progress => ({
  ...{ what: 'sending', done: next, of: work.length },
});
