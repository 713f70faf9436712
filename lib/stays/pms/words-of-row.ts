import type { PmsStay } from '@/lib/contract/pms-stays';

/** A text of all values of a row, equal for two rows with the same values in another order. */
export const wordsOf = (row: PmsStay): string =>
  JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
