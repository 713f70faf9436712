import type { PmsStay } from '@/lib/contract/pms-stays';
import { listsGuests } from './cells/read-companions';
import { commaUseIn } from './cells/read-guests';
import { type Plan, type ReadRow, readRow, type StayRow } from './read-row';
import type { Table } from './read-table';

/** The file's rows as the stays they name, or what is wrong with them. A booking counts once. */
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
    const { external_id: id } = read.stay;
    const { line, number, name } = read;
    if (seen.has(id)) return { line, number, name, faults: [{ field: 'external_id', why: 'twice' }] };
    seen.add(id);
    return read;
  });
}

/** Of so many rows a person sees that there are more. */
const TELL_EVERY = 1_000;

/** A guest who leaves makes room for one who comes: endings first, the file's order otherwise. */
export function inOrderOfWork(rows: readonly ReadRow[]): StayRow[] {
  const stays = rows.filter((row) => 'stay' in row);
  return stays.toSorted((one, other) => rankOf(one.stay) - rankOf(other.stay));
}

const rankOf = ({ status }: PmsStay) =>
  status === undefined || status === 'confirmed' || status === 'in_house' ? 1 : 0;
