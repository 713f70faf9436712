import Papa from 'papaparse';

/** A file as rows of named cells, each with the line it begins on. */
export type Table = { readonly columns: readonly string[]; readonly rows: readonly TableRow[] };
export type TableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };
export type Unreadable = { readonly why: 'empty' | 'malformed' | 'too_many'; readonly line?: number };

/** What one person still looks through. */
export const MOST_ROWS = 2_000;

/** Spreadsheets of older systems write the alphabet of Western Windows and do not say so. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The first line names the columns. Comma, semicolon or tab: found out from the file itself. */
export function readTable(text: string): Table | Unreadable {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const broken = errors.find(({ type }) => type === 'Quotes');
  const lines = linesOf(data);
  if (broken) return { why: 'malformed', line: lines[broken.row ?? 0] ?? 1 };
  const [head, ...body] = data;
  const columns = uniqueNames((head ?? []).map((name) => name.trim()));
  const rows = body
    .map((cells, index) => ({ line: lines[index + 1] ?? 1, cells: named(columns, cells) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
  if (rows.length === 0) return { why: 'empty' };
  return rows.length > MOST_ROWS ? { why: 'too_many' } : { columns, rows };
}

export function isTable(read: Table | Unreadable): read is Table {
  return 'columns' in read;
}

/** On which line each row begins: a quoted cell may hold line breaks, so a row's number is not its line's. */
function linesOf(data: readonly string[][]): number[] {
  let line = 1;
  return data.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return begins;
  });
}

function named(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
}

/** Two columns of one name would be one; one without a name could not be chosen. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((given, index) => {
    const name = given === '' ? `#${index + 1}` : given;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
