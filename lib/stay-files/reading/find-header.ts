import { countKnown } from '../guess-columns';

/** Titles, filters and print dates come before the column names, in at most this many lines. */
const MOST_ABOVE = 30;

/**
 * Returns the index of the row with the column names: the first row with the most known names. Without known names it
 * is the first row that is about as wide as the widest one.
 */
export function findHeader(cells: readonly (readonly string[])[]): number {
  const top = cells.slice(0, MOST_ABOVE);
  const known = top.map(countKnown);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const filled = top.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count > 0 && count >= widest * 0.6),
  );
}
