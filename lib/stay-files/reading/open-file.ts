import { countKnown } from '../guess-columns';
import { type Table, tableOf } from '../read-table';
import { decodeText } from './decode-text';
import { kindOf, type UnreadKind } from './file-kind';
import { readCalendar } from './read-calendar';
import { readCells, type Sheet, type Unreadable } from './read-cells';
import { type NamedSheet, readWorkbook } from './read-workbook';

export const MOST_BYTES = 32 * 1024 * 1024;

/** The reason why a file was not read, for the whole file or for one line. */
export type FileFault =
  | Unreadable
  | { readonly why: 'too_large' | 'no_sheet' }
  | { readonly why: 'kind'; readonly kind: UnreadKind };

/** An open file, with the detected settings that a staff member may change. */
export type OpenFile = { readonly table: Table } & (
  | {
      readonly kind: 'text';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly alphabet: string;
      readonly separator: string;
    }
  | { readonly kind: 'calendar' }
  | { readonly kind: 'workbook'; readonly sheets: readonly NamedSheet[]; readonly chosen: string }
);

export async function openFile(bytes: Uint8Array<ArrayBuffer>): Promise<OpenFile | FileFault> {
  if (bytes.length > MOST_BYTES) return { why: 'too_large' };
  const kind = kindOf(bytes);
  if (kind === 'zip') return openWorkbook(bytes);
  if (kind === 'calendar') return openCalendar(bytes);
  return kind === 'text' ? openText(bytes) : { why: 'kind', kind };
}

async function openCalendar(bytes: Uint8Array<ArrayBuffer>): Promise<OpenFile | FileFault> {
  const { text } = await decodeText(bytes);
  const sheet = await readCalendar(text);
  return sheet ? withTable(sheet, (table) => ({ kind: 'calendar', table })) : { why: 'malformed' };
}

/** Opens a text file with the chosen encoding and separator; detects what is not chosen. */
export async function openText(
  bytes: Uint8Array<ArrayBuffer>,
  chosen: { alphabet?: string; separator?: string } = {},
): Promise<OpenFile | FileFault> {
  const { text, alphabet } = await decodeText(bytes, chosen.alphabet);
  const read = readCells(text, chosen.separator);
  if ('why' in read) return read;
  return withTable(read.sheet, (table) => ({
    kind: 'text',
    table,
    bytes,
    alphabet,
    separator: read.separator,
  }));
}

/** The first of the sheets with the most known columns is most likely the list of stays. */
async function openWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<OpenFile | FileFault> {
  const read = await readWorkbook(bytes);
  if ('why' in read) return read;
  const known = read.sheets.map(({ sheet }) => knownIn(sheet));
  const first = read.sheets[known.indexOf(Math.max(...known))];
  return first ? openSheet(read.sheets, first.name) : { why: 'empty' };
}

export function openSheet(sheets: readonly NamedSheet[], chosen: string): OpenFile | FileFault {
  const named = sheets.find(({ name }) => name === chosen);
  if (!named) return { why: 'no_sheet' };
  return withTable(named.sheet, (table) => ({ kind: 'workbook', table, sheets, chosen }));
}

function withTable(sheet: Sheet, open: (table: Table) => OpenFile): OpenFile | FileFault {
  const table = tableOf(sheet);
  return 'why' in table ? table : open(table);
}

export const isOpen = (opened: OpenFile | FileFault): opened is OpenFile => 'table' in opened;

function knownIn(sheet: Sheet): number {
  const table = tableOf(sheet);
  return 'columns' in table ? countKnown(table.columns) : -1;
}
