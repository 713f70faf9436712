import type { PmsStay } from '@/lib/contract/pms-stays';

/** All that a row says, alike for two rows that say the same in another order. */
export const wordsOf = (row: PmsStay): string =>
  JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));
