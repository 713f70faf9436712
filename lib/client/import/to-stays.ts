import { GUEST_LOCALES } from '@/lib/contract/hotel';
import { type PmsStay, pmsStaySchema } from '@/lib/contract/pms-stays';
import { IMPORT_FIELDS, type ImportField, type Mapping } from './guess-columns';
import { type DayOrder, readDay } from './read-day';
import { readStatus } from './read-status';
import type { Table, TableRow } from './read-table';

/** What is wrong with a row, and in which field. */
export type RowFault = {
  readonly field: ImportField;
  readonly why: 'missing' | 'day' | 'status' | 'twice' | 'wrong';
};
export type ReadRow =
  | { readonly line: number; readonly stay: PmsStay }
  | { readonly line: number; readonly faults: readonly RowFault[] };

export type Plan = { readonly mapping: Mapping; readonly dayOrder: DayOrder };

/** The file's rows as the stays they speak of, or what is wrong with them. Two rows of one booking are one too many. */
export function toStays(table: Table, plan: Plan): ReadRow[] {
  const seen = new Set<string>();
  return table.rows.map((row) => {
    const read = toStay(row, plan);
    if (!('stay' in read)) return read;
    const { external_id: id } = read.stay;
    if (seen.has(id)) return { line: row.line, faults: [{ field: 'external_id', why: 'twice' }] };
    seen.add(id);
    return read;
  });
}

/** Whoever has left makes room for whoever comes: endings first, the file's order otherwise. */
export function inOrderOfWork(rows: readonly ReadRow[]): { line: number; stay: PmsStay }[] {
  const stays = rows.filter((row) => 'stay' in row);
  return stays.toSorted((one, other) => rankOf(one.stay) - rankOf(other.stay));
}

const rankOf = ({ status }: PmsStay) =>
  status === undefined || status === 'confirmed' || status === 'in_house' ? 1 : 0;

function toStay({ line, cells }: TableRow, { mapping, dayOrder }: Plan): ReadRow {
  const cell = (field: ImportField) => {
    const column = mapping[field];
    return column === undefined ? '' : (cells[column] ?? '');
  };
  const faults: RowFault[] = [];
  const day = (field: 'check_in' | 'check_out') => {
    const read = readDay(cell(field), dayOrder);
    if (read === null) faults.push({ field, why: cell(field) === '' ? 'missing' : 'day' });
    return read ?? '';
  };
  const status = readStatus(cell('status'));
  if (status === null) faults.push({ field: 'status', why: 'status' });
  const [first, last] = namesOf(cell);
  const days = { check_in: day('check_in'), check_out: day('check_out') };
  const email = cell('guest_email');
  const locale = localeIn(cell('guest_locale'));
  const room = cell('room_number');
  const said = pmsStaySchema.safeParse({
    external_id: cell('external_id'),
    guest_first_name: first,
    guest_last_name: last,
    ...days,
    ...(email === '' ? {} : { guest_email: email }),
    ...(locale === undefined ? {} : { guest_locale: locale }),
    ...(room === '' ? {} : { room_number: room }),
    ...(status ? { status } : {}),
  });
  if (faults.length === 0 && said.success) return { line, stay: said.data };
  const known = new Set(faults.map(({ field }) => field));
  for (const { path } of said.error?.issues ?? []) {
    const field = fieldOf(String(path[0]));
    if (!known.has(field)) faults.push({ field, why: cell(field) === '' ? 'missing' : 'wrong' });
    known.add(field);
  }
  return { line, faults };
}

const fieldOf = (name: string) => IMPORT_FIELDS.find((field) => field === name) ?? 'external_id';

/** “Byrne, Aoife” or “Aoife Byrne”; one name alone is the last. */
function namesOf(cell: (field: ImportField) => string): [first: string, last: string] {
  const full = cell('full_name');
  if (full === '') return [cell('guest_first_name'), cell('guest_last_name')];
  const [last, first] = full.split(',').map((part) => part.trim());
  if (first) return [first, last ?? ''];
  const words = full.split(/\s+/);
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

/** “de”, “de-AT”, “German” or “Deutsch”; what we cannot read is left to the hotel's own. */
function localeIn(text: string): string | undefined {
  const word = text.toLowerCase();
  if (/^[a-z]{2}([-_]|$)/.test(word)) return word.slice(0, 2);
  return GUEST_LOCALES.find((locale) =>
    ['en', locale].some(
      (reader) => new Intl.DisplayNames([reader], { type: 'language' }).of(locale)?.toLowerCase() === word,
    ),
  );
}
