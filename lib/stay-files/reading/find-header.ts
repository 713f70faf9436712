import { countKnown } from '../guess-columns';

/** Titles, filters and dates of printing stand above the names of the columns, and not more than these lines. */
const MOST_ABOVE = 30;

/** The row that names the columns: the first with most known names, or else the first that is as wide as the rest. */
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
