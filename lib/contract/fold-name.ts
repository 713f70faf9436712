/**
 * Folds names for searching: accents, case, apostrophes, hyphens and letters that a keyboard lacks do not count. The
 * database folds stored names with the same steps in its function `fold_name`, which a migration writes out from the
 * tables below; a test compares the two. The result depends on no extension and no locale of the database.
 */

/** Removed before decomposing: a stand-alone accent such as ´ would otherwise become a space and a mark. */
const APOSTROPHES = "'`´‘’‚‛ʹʻʼʽʾʿˈ′‵＇";
const HYPHENS = '-‐‑‒–—−.,/\u00a0\t\n';
const INVISIBLE = '\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeffـ';

/** Letters that are written with two letters where the keyboard lacks them. */
const LIGATURES: readonly (readonly [string, string])[] = [
  ...[['ß', 'ss'] as const, ['ẞ', 'ss'] as const, ['æ', 'ae'] as const, ['Æ', 'ae'] as const],
  ...[['œ', 'oe'] as const, ['Œ', 'oe'] as const, ['þ', 'th'] as const, ['Þ', 'th'] as const],
];

/** Letters that Unicode does not decompose to their plain letter, each with the plain letter. */
const PLAIN = [
  ...[
    'łl',
    'Łl',
    'øo',
    'Øo',
    'đd',
    'Đd',
    'ðd',
    'Ðd',
    'ıi',
    'ħh',
    'Ħh',
    'ŧt',
    'Ŧt',
    'ŋn',
    'Ŋn',
    'ĸk',
    'ŀl',
    'Ŀl',
  ],
  ...['əe', 'Əe', 'ɓb', 'Ɓb', 'ɗd', 'Ɗd', 'ƙk', 'Ƙk', 'ƴy', 'Ƴy', 'ςσ', 'يی', 'ىی', 'كک', 'ةه'],
];

/**
 * Accents of Latin, Greek and Cyrillic, and vowel points of Hebrew and Arabic. Vowels of Indic scripts are letters and
 * stay.
 */
const MARKS = String.raw`[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]`;

/** Applied before decomposing: each character becomes a space or is removed. */
export const SEPARATORS = { from: HYPHENS + APOSTROPHES + INVISIBLE, to: ' '.repeat(HYPHENS.length) };
/** Applied after decomposing: letters become plain, then capitals that remain become small. */
export const LETTERS = lettersOf(PLAIN);
export const CAPITALS = lettersOf(capitals());

function capitals(): string[] {
  const found: string[] = [];
  for (let code = 0x80; code < 0x590; code += 1) {
    const letter = String.fromCharCode(code);
    const small = letter.toLowerCase();
    const isLeft = letter.normalize('NFKD') === letter && small !== letter && small.length === 1;
    if (isLeft && !PLAIN.some(([from]) => from === letter)) found.push(letter + small);
  }
  return found;
}

function lettersOf(pairs: readonly string[]): { from: string; to: string } {
  return {
    from: pairs.map((pair) => pair.charAt(0)).join(''),
    to: pairs.map((pair) => pair.charAt(1)).join(''),
  };
}

const translator = ({ from, to }: { from: string; to: string }) => {
  const map = new Map(Array.from(from, (letter, index) => [letter, to.charAt(index)]));
  return (text: string) => Array.from(text, (letter) => map.get(letter) ?? letter).join('');
};
const separate = translator(SEPARATORS);
const simplify = translator(LETTERS);
const lower = translator(CAPITALS);
const ALL_MARKS = new RegExp(MARKS, 'g');

export function foldName(name: string): string {
  let folded = separate(name);
  for (const [ligature, letters] of LIGATURES) folded = folded.replaceAll(ligature, letters);
  return lower(simplify(folded.normalize('NFKD').replaceAll(ALL_MARKS, ''))).toLowerCase();
}

export const wordsOfName = (name: string): string[] => foldName(name).split(' ').filter(Boolean);

const SPELLED_OUT: readonly (readonly [RegExp, string])[] = [
  [/[äæ]/gi, 'ae'],
  [/[öøœ]/gi, 'oe'],
  [/ü/gi, 'ue'],
  [/å/gi, 'aa'],
];

/** Spells a name as on a keyboard that lacks its letters: Müller becomes Mueller. */
export function spelledOut(name: string): string {
  return SPELLED_OUT.reduce(
    (text, [letter, letters]) => text.replaceAll(letter, letters),
    name.normalize('NFC'),
  );
}

/** The spellings of a search word that a stored name may have: mueller finds Müller, and Müller finds Mueller. */
function spellingsOf(word: string): string[] {
  const folded = foldName(word);
  return [
    ...new Set([
      folded,
      foldName(spelledOut(word)),
      folded.replaceAll(/[aou]e|aa/g, (pair) => pair.charAt(0)),
    ]),
  ];
}

/**
 * For each word of the search text, the spellings of which a name must contain one. Empty when there is nothing to
 * search for.
 */
export function searchWords(looked: string): string[][] {
  return separate(looked)
    .split(' ')
    .map((word) => spellingsOf(word).filter((spelling) => spelling.trim() !== ''))
    .filter((spellings) => spellings.length > 0);
}

/** Whether a name contains every word of the search text, in any order. */
export function nameHolds(name: string, looked: string): boolean {
  const folded = foldName(name);
  const words = searchWords(looked);
  return words.length > 0 && words.every((spellings) => spellings.some((each) => folded.includes(each)));
}
