import type { PmsStay } from '@/lib/contract/pms-stays';
import { stayKeyOf } from '@/lib/contract/stay-key';
import { listsGuests } from './cells/read-companions';
import { commaUseIn } from './cells/read-guests';
import { type Plan, type ReadRow, readRow, type StayRow } from './read-row';
import type { Table } from './read-table';

/** Reads the rows of a file as stays, or as rows with faults. A repeated stay is a fault. */
export function toStays(
  table: Table,
  plan: Plan,
  onProgress: (done: number) => void = () => undefined,
): ReadRow[] {
  const cellsOf = (column: string | undefined) =>
    column === undefined ? [] : table.rows.map(({ cells }) => cells[column] ?? '');
  const names = cellsOf(plan.mapping.full_name);
  const commas = commaUseIn(plan.mapping.full_name ?? '', names);
  const firsts = cellsOf(plan.mapping.guest_first_name);
  const written = { commas, listsGuests: listsGuests(names, commas) || listsGuests(firsts, 'guests') };
  const seen = new Set<string>();
  return table.rows.map((row, index) => {
    if (index % TELL_EVERY === 0) onProgress(index);
    const read = readRow(row, plan, written);
    if (!('stay' in read)) return read;
    const key = stayKeyOf(read.stay);
    const { line, number, name } = read;
    if (seen.has(key)) return { line, number, name, faults: [{ field: 'external_id', why: 'twice' }] };
    seen.add(key);
    return read;
  });
}

/** The number of rows between two reports of progress. */
const TELL_EVERY = 1_000;

/**
 * Orders the rows for writing. Numbers whose stays all end come first, because a departure frees a room for an arrival;
 * otherwise the order of the file stays. The rows of one number stay together, because only all of them show which row
 * means which stay.
 */
export function inOrderOfWork(rows: readonly ReadRow[]): StayRow[] {
  const byNumber = new Map<string, StayRow[]>();
  for (const row of rows) {
    if (!('stay' in row)) continue;
    const { external_id: number } = row.stay;
    byNumber.set(number, [...(byNumber.get(number) ?? []), row]);
  }
  return [...byNumber.values()].sort((one, other) => rankOf(one) - rankOf(other)).flat();
}

const rankOf = (rows: readonly StayRow[]) => (rows.every(({ stay }) => isEnding(stay)) ? 0 : 1);

const isEnding = ({ status }: PmsStay) =>
  status !== undefined && status !== 'confirmed' && status !== 'in_house';
