import { IMPORT_FIELDS, type ImportField } from '@/lib/contract/import-memory';
import { COLUMN_NAMES } from './words/column-names';
import { fold } from './words/fold';

/** The column from which each field is read; a field without a column is not in the file. */
export type Mapping = Readonly<Partial<Record<ImportField, string>>>;

/** Connecting words that are ignored in the name of a column, unless it has no other words. */
const BETWEEN = new Set([
  ...['of', 'the', 'de', 'd', 'du', 'des', 'la', 'le', 'les', 'l', 'del', 'della', 'dell', 'di', 'da', 'do'],
  ...['der', 'die', 'das', 'den', 'van', 'het', 'el', 'y', 'e', 'et', 'i', 's', 'stay', 'your'],
]);

type Known = ReadonlyMap<string, number>;
const RANKS: Readonly<Record<ImportField, Known>> = ranksOf(COLUMN_NAMES);

/**
 * Guesses the mapping. A column is used for one field only; each field takes the column with its most specific name.
 */
export function guessColumns(columns: readonly string[]): Mapping {
  const mapping: Partial<Record<ImportField, string>> = {};
  for (const field of IMPORT_FIELDS) {
    const column = bestOf(columns, RANKS[field]);
    if (column !== undefined) mapping[field] = column;
  }
  return sortNames(mapping);
}

/** Counts the cells that are known column names, which tells a header row from a title. */
export function countKnown(cells: readonly string[]): number {
  const fields = new Set(
    cells.flatMap((cell) => IMPORT_FIELDS.find((field) => rankOf(cell, RANKS[field]) !== undefined) ?? []),
  );
  return fields.size;
}

/** The fields that a staff member must map before the file can be read. */
export function missingFields(mapping: Mapping): ImportField[] {
  const needed: ImportField[] = ['external_id', 'check_in'];
  const hasName = mapping.full_name || mapping.guest_last_name;
  return [
    ...needed.filter((field) => !mapping[field]),
    ...(mapping.check_out || mapping.nights ? [] : (['check_out'] as const)),
    ...(hasName ? [] : (['guest_last_name'] as const)),
  ];
}

/**
 * Next to a column of first names, a column called just “Name” means the last name; next to last names, “Nome” means
 * the first name.
 */
function sortNames(mapping: Mapping): Mapping {
  const { full_name: name, ...rest } = mapping;
  if (name === undefined) return mapping;
  const { guest_first_name: first, guest_last_name: last } = rest;
  if (first !== undefined && last !== undefined) return rest;
  if (first === undefined && last === undefined) return mapping;
  if (isWhole(name)) return { full_name: name, ...without(rest, 'guest_first_name', 'guest_last_name') };
  return first === undefined ? { guest_first_name: name, ...rest } : { guest_last_name: name, ...rest };
}

const isWhole = (name: string) => /full|whole|complet|vollst|voller|volledig|display/.test(fold(name));

function without(mapping: Mapping, ...fields: readonly ImportField[]): Mapping {
  return Object.fromEntries(
    IMPORT_FIELDS.flatMap((each) => (fields.includes(each) ? [] : [[each, mapping[each]]])),
  );
}

function bestOf(columns: readonly string[], known: Known): string | undefined {
  let best: { column: string; rank: number } | undefined;
  for (const column of columns) {
    const rank = rankOf(column, known);
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { column, rank };
  }
  return best?.column;
}

/** Also matches “Guest name(s)”, “Check-in (local)” and “Date d'arrivée”, without brackets and connecting words. */
function rankOf(column: string, known: Known): number | undefined {
  const [key, bare] = [keyOf(column), keyOf(column.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '))];
  return known.get(key) ?? known.get(bare);
}

function keyOf(name: string): string {
  const words = fold(name).split(' ');
  const telling = words.filter((word) => !BETWEEN.has(word));
  return (telling.length > 0 ? telling : words).join('');
}

function ranksOf(names: Readonly<Record<ImportField, readonly string[]>>): Record<ImportField, Known> {
  const ranks = (field: ImportField): Known => {
    const known = new Map<string, number>();
    for (const [rank, name] of names[field].entries()) {
      const key = keyOf(name);
      if (key !== '' && !known.has(key)) known.set(key, rank);
    }
    return known;
  };
  return {
    external_id: ranks('external_id'),
    guest_first_name: ranks('guest_first_name'),
    guest_last_name: ranks('guest_last_name'),
    full_name: ranks('full_name'),
    guest_email: ranks('guest_email'),
    guest_locale: ranks('guest_locale'),
    check_in: ranks('check_in'),
    check_out: ranks('check_out'),
    nights: ranks('nights'),
    room_number: ranks('room_number'),
    status: ranks('status'),
  };
}
