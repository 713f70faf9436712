import { WORD_MEANINGS, type WordMeaning } from '@/lib/contract/import-memory';
import { fold } from './words/fold';
import { BY_WORDS, STATUS_WORDS } from './words/status-words';

/** Words whose meaning a hotel has set, keyed by `statusWord`. */
export type ExplainedWords = Readonly<Record<string, WordMeaning>>;

const MEANINGS = new Map(
  WORD_MEANINGS.flatMap((meaning) => STATUS_WORDS[meaning].map((word) => [fold(word), meaning] as const)),
);
const BY = new Set(BY_WORDS.map(fold));

/** The normalized form of a status, for comparing and saving: “cancelled_by_guest” equals “Cancelled by Guest”. */
export const statusWord = (text: string): string => fold(text);

/** Undefined for an empty cell; null for a word that neither the tables nor the hotel knows. */
export function readStatus(text: string, explained: ExplainedWords = {}): WordMeaning | undefined | null {
  const word = statusWord(text);
  if (word === '') return undefined;
  const own = Object.hasOwn(explained, word) ? explained[word] : undefined;
  return own ?? MEANINGS.get(word) ?? MEANINGS.get(withoutReason(word)) ?? null;
}

/** The words of a column that need a meaning, once each, in the order of the file. */
export function unknownWords(cells: readonly string[], explained: ExplainedWords): string[] {
  const seen = new Set<string>();
  return cells.filter((cell) => {
    const word = statusWord(cell);
    if (seen.has(word)) return false;
    seen.add(word);
    return readStatus(cell, explained) === null;
  });
}

function withoutReason(word: string): string {
  const words = word.split(' ');
  const by = words.findIndex((each) => BY.has(each));
  return by > 0 ? words.slice(0, by).join(' ') : word;
}
