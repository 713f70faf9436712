import { kindOfParts, type UnreadKind } from './file-kind';
import type { Sheet } from './read-cells';

export type NamedSheet = { readonly name: string; readonly sheet: Sheet };
export type Workbook =
  | { readonly sheets: readonly NamedSheet[] }
  | { readonly why: 'kind'; readonly kind: UnreadKind }
  | { readonly why: 'too_large' | 'too_many' | 'malformed' };

/** Fifty thousand rows of thirty columns. An archive of a few kilobytes may declare gigabytes. */
const MOST_UNPACKED_BYTES = 160 * 1024 * 1024;
/** The reader creates a cell for each position up to the last filled one. */
const MOST_CELLS = 4_000_000;
const NEEDED = /\.xml(?:\.rels)?$/;

/** Returns the sheets of a workbook that are not empty, in the order of the workbook. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Workbook> {
  const { unzipSync, zipSync } = await import('fflate');
  const names: string[] = [];
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name);
        if (NEEDED.test(name)) unpacked += originalSize;
        return false;
      },
    });
    const kind = kindOfParts(names);
    if (kind !== null) return { why: 'kind', kind };
    if (unpacked > MOST_UNPACKED_BYTES) return { why: 'too_large' };
    // Each part is unpacked to its declared size, which was checked above, and no further.
    const parts = unzipSync(bytes, { filter: ({ name }) => NEEDED.test(name) });
    if (Object.entries(parts).some(([name, part]) => isSheet(name) && countPlaces(part) > MOST_CELLS))
      return { why: 'too_many' };
    // The parts are packed again without compression: otherwise the reader would unpack in a worker, which the page's
    // policy forbids.
    const plain = new Uint8Array(zipSync(parts, { level: 0 }));
    return { sheets: await sheetsIn(plain) };
  } catch {
    return { why: 'malformed' };
  }
}

async function sheetsIn(bytes: Uint8Array<ArrayBuffer>): Promise<NamedSheet[]> {
  const { default: readFile } = await import('read-excel-file/universal');
  const sheets = await readFile(bytes.buffer, { parseNumber: numberIn });
  return sheets.flatMap(({ sheet: name, data }) => {
    const cells = data.map((row) => row.map(textOf));
    const isFilled = cells.some((row) => row.some((cell) => cell !== ''));
    return isFilled ? [{ name, sheet: { cells, lines: cells.map((_, index) => index + 1) } }] : [];
  });
}

const isSheet = (name: string) => /^xl\/worksheets\//i.test(name);

/** The number of rows times the number of columns, up to the most distant cell. */
function countPlaces(part: Uint8Array): number {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', digits = '0'] of new TextDecoder()
    .decode(part)
    .matchAll(/\br=["']([A-Z]*)(\d+)["']/g)) {
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, columnOf(letters));
  }
  return rows * columns;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** Spreadsheets store fifteen digits. A longer number is written in exponential form, so that the loss is visible. */
function numberIn(raw: string): string {
  const value = Number(raw);
  if (!Number.isInteger(value)) return raw;
  return Math.abs(value) < 1e15 ? String(value) : value.toExponential();
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
