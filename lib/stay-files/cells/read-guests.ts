import { fold, isBlank } from '../words/fold';
import { AND_WORDS, PLURALS, TITLES } from '../words/titles';

export type GuestName = { readonly first: string; readonly last: string };
/** The meaning of a comma in a column of names: it follows a surname, or it separates two guests. */
export type CommaUse = 'surname' | 'guests';

const TITLE_WORDS = new Set(TITLES.map(fold));
const PLURAL_WORDS = new Set(PLURALS.map(fold));
const BETWEEN = new RegExp(String.raw`\s*(?:[;&+/|\n\r]|\s(?:${AND_WORDS.join('|')})\s)\s*`, 'iu');

/** Returns the guests of one cell, first the one who booked. Empty when the cell names no guest. */
export function readGuests(cell: string, commas: CommaUse): GuestName[] {
  if (isBlank(cell)) return [];
  const groups = cell.split(BETWEEN).filter((part) => !isBlank(part) && wordsOf(part).length > 0);
  const guests = groups.flatMap((group) => guestsIn(group, commas));
  const family = guests.findLast((guest) => !isAlone(guest))?.last;
  // “John & Mary Byrne” are two guests of one family.
  if (family === undefined || groups.length < 2) return guests;
  return guests.map((guest) => (isAlone(guest) ? { first: guest.last, last: family } : guest));
}

/**
 * Judged from the heading and the whole column, because “Ana Pérez, Luis Pérez” and “García Márquez, Ana Luz” look
 * alike.
 */
export function commaUseIn(heading: string, cells: readonly string[]): CommaUse {
  if (isPlural(heading)) return 'guests';
  const written = cells.filter((cell) => !isBlank(cell));
  const withComma = written.filter((cell) => cell.includes(','));
  const pairs = withComma.map((cell) =>
    cell
      .split(',')
      .map(wordsOf)
      .filter((words) => words.length > 0),
  );
  if (withComma.length === 0) return 'surname';
  if (pairs.some((parts) => parts.length === 2 && parts.some((words) => words.length === 1)))
    return 'surname';
  const sameFamily = pairs.some(
    (parts) => parts.length > 1 && parts.every((words) => sameLast(words, parts[0])),
  );
  const hasWhole = written.some((cell) => !cell.includes(',') && wordsOf(cell).length > 1);
  return sameFamily || (hasWhole && withComma.length * 2 < written.length) ? 'guests' : 'surname';
}

function guestsIn(group: string, commas: CommaUse): GuestName[] {
  const parts = group
    .split(',')
    .map((part) => wordsOf(part))
    .filter((words) => words.length > 0);
  const [one, ...others] = parts;
  if (!one) return [];
  const isList = commas === 'guests' && parts.every((words) => words.length > 1);
  if (others.length === 0 || isList) return parts.map(nameOf);
  if (commas === 'guests' && one.length > 1) return parts.map(nameOf);
  return others.map((words) => ({ first: words.join(' '), last: one.join(' ') }));
}

const isAlone = ({ first }: GuestName) => first === '';

/** Splits “Aoife Byrne”; a single word is the last name. A particle such as “van der” belongs to the last name. */
function nameOf(words: readonly string[]): GuestName {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  const at = particle > 0 ? particle : words.length - 1;
  return { first: words.slice(0, at).join(' '), last: words.slice(at).join(' ') };
}

const PARTICLES = new Set([
  ...[
    'van',
    'von',
    'vom',
    'zu',
    'zum',
    'zur',
    'de',
    'del',
    'della',
    'di',
    'da',
    'dos',
    'das',
    'do',
    'du',
    'des',
  ],
  ...['ten', 'ter', "'t", 'la', 'le', 'af', 'av', 'bin', 'bint', 'ibn', 'ben', 'el', 'al'],
]);

/** Removes titles at either end as long as words remain, and placeholders for an unknown name. */
function wordsOf(part: string): string[] {
  const words = part
    .replaceAll(/\([^)]*\)/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isTitle = (word: string | undefined) => word !== undefined && TITLE_WORDS.has(fold(word));
  while (isTitle(words[0])) words.shift();
  while (isTitle(words.at(-1))) words.pop();
  return isBlank(words.join(' ')) ? [] : words;
}

function sameLast(words: readonly string[], others: readonly string[] = []): boolean {
  return words.length > 1 && fold(words.at(-1) ?? '') === fold(others.at(-1) ?? '');
}

/** True for “Guest name(s)” and “Gäste”, not for “Guest name”. */
function isPlural(heading: string): boolean {
  return (
    /\(s\)|\(n\)|\(e\)|\(es\)/.test(heading) ||
    fold(heading)
      .split(' ')
      .some((word) => PLURAL_WORDS.has(word))
  );
}
