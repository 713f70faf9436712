import { fold } from '../words/fold';
import { MONTH_NAMES, WEEKDAY_NAMES } from '../words/month-names';

/** Three numbers whose meaning depends on their order, or a day that is certain. */
export type DayParts =
  | { readonly kind: 'known'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'ordered'; readonly numbers: Three; readonly sign: string };
export type Three = readonly [number, number, number];

/** 2000-01-01 and 2099-12-31 as serial numbers: spreadsheets count days from the end of 1899. */
const SERIALS = { first: 36_526, last: 73_050 } as const;

const WEEKDAYS = WEEKDAY_NAMES.map(fold);
const MONTHS = MONTH_NAMES.map((names) => names.map(fold));

/** A file of fifty thousand stays has only a few hundred different days, and each is read for every order. */
const MOST_KEPT = 5_000;
const kept = new Map<string, DayParts | null>();

/** Splits a written day into its parts. Null when the text is no day in any order. */
export function splitDay(text: string): DayParts | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const day = text.trim();
  const parts = fromDigits(day) ?? fromNumbers(day) ?? fromWords(day);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, parts);
  return parts;
}

const known = (year: number, month: number, day: number): DayParts => ({ kind: 'known', year, month, day });

/** Reads 20261129, with or without a time after it, and a spreadsheet's serial number such as 46355 or 46355.625. */
function fromDigits(text: string): DayParts | null {
  const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?|T.*|\s.*)?$/.exec(text) ?? [];
  if (year) return known(Number(year), Number(month), Number(day));
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (serial < SERIALS.first || serial > SERIALS.last) return null;
  const date = new Date(Date.UTC(1899, 11, 30 + serial));
  return known(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Reads 2026-11-29, 29.11.2026, 29/11/26 and 11/29/2026, with a weekday before or a time after it. */
function fromNumbers(text: string): DayParts | null {
  const NUMBERS =
    /^(?:(\p{L}+)\.?,?\s*)?(\d{1,4})\s?([-./ ])\s?(\d{1,2})\s?\3\s?(\d{1,4})(?!\d)\.?(?:[T ,].*)?$/u;
  const [, word, one, sign, two, three] = NUMBERS.exec(text) ?? [];
  if (!one || !sign || !two || !three || (word && !isWeekday(word))) return null;
  if (one.length === 4) return known(Number(one), Number(two), Number(three));
  if (one.length === 3 || three.length === 1 || three.length === 3) return null;
  return { kind: 'ordered', numbers: [Number(one), Number(two), Number(three)], sign };
}

/** Reads 29-NOV-26, 29NOV26, Sun 29 Nov 2026, 31. Dez. 2026, Nov 29, 2026, 2026-Nov-29 and 1 de diciembre de 2026. */
function fromWords(text: string): DayParts | null {
  const dated = text.replace(/[\s,T]+\d{1,2}[:h.]\d\d.*$/u, '');
  const found = fold(dated).match(/\p{L}+|\d+/gu) ?? [];
  const month = monthIn(found.filter((word) => /\p{L}/u.test(word)));
  const numbers = found.filter((word) => /^\d+$/.test(word));
  const [one, two] = numbers;
  if (month === null || !one || !two || numbers.length !== 2) return null;
  if (one.length === 4) return known(Number(one), month, Number(two));
  return one.length > 2 || two.length === 3 || two.length > 4 || two.length === 1
    ? null
    : known(fullYear(Number(two)), month, Number(one));
}

/** Returns the only month among the words. “mar” means Tuesday when there is another month. */
function monthIn(words: readonly string[]): number | null {
  const months = words.flatMap((word) => monthOf(word) ?? []);
  const certain = words.filter((word) => !isWeekday(word)).flatMap((word) => monthOf(word) ?? []);
  const distinct = [...new Set(certain.length > 0 ? certain : months)];
  return distinct.length === 1 ? (distinct[0] ?? null) : null;
}

/** Accepts the name of a month, or its beginning when no other month in any of the languages begins like that. */
function monthOf(word: string): number | null {
  const index = MONTHS.findIndex((names) => names.includes(word));
  if (index >= 0) return index + 1;
  const begun = MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(word)) ? [at + 1] : []));
  return word.length >= 3 && begun.length === 1 ? (begun[0] ?? null) : null;
}

function isWeekday(word: string): boolean {
  const folded = fold(word);
  return folded.length >= 2 && WEEKDAYS.some((name) => name.startsWith(folded));
}

export const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);
