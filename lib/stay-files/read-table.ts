import { findHeader } from './reading/find-header';
import { readCells, type Sheet, type Unreadable } from './reading/read-cells';

/** A file as rows of named cells, each with the line on which it begins. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly TableRow[] };
export type TableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };
export type { Unreadable } from './reading/read-cells';

/** More stays than a large hotel has in a year. */
export const MOST_ROWS = 50_000;

/** Returns the rows below the row of column names. Empty rows and empty columns are left out. */
export function tableOf({ cells, lines }: Sheet): Table | Unreadable {
  const header = findHeader(cells);
  const body = cells.slice(header + 1).map((row, index) => ({ row, line: lines[header + 1 + index] ?? 1 }));
  const filled = body.filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return { why: 'empty' };
  if (filled.length > MOST_ROWS) return { why: 'too_many' };
  const names = (cells[header] ?? []).map((name) => name.replaceAll(/\s+/g, ' ').trim());
  const columns = namesOf(
    names,
    filled.map(({ row }) => row),
  );
  const rows = filled.map(({ row, line }) => ({ line, cells: named(columns, row) }));
  return { columns: columns.map(({ name }) => name), rows };
}

export function readTable(text: string, separator?: string): Table | Unreadable {
  const read = readCells(text, separator);
  return 'why' in read ? read : tableOf(read.sheet);
}

export function isTable(read: Table | Unreadable): read is Table {
  return 'columns' in read;
}

type Column = { readonly name: string; readonly at: number };

function named(columns: readonly Column[], row: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, at }) => [name, plainCell(row[at] ?? '')]));
}

/** Some systems write ="0042", so that a spreadsheet keeps the zeros. */
function plainCell(cell: string): string {
  const text = cell.trim();
  return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
}

/** Makes the column names unique. An unnamed column gets a name so that it can be chosen; an empty one is left out. */
function namesOf(names: readonly string[], rows: readonly (readonly string[])[]): Column[] {
  const seen = new Map<string, number>();
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), names.length);
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const given = names[at] ?? '';
    if (given === '' && rows.every((row) => (row[at] ?? '').trim() === '')) return [];
    const name = given === '' ? `#${at + 1}` : given;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, at };
  });
}
