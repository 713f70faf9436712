import Papa from 'papaparse';
import { countKnown } from '../guess-columns';
import { findHeader } from './find-header';

/** A file as rows of cells, each with the line on which it begins, or with its row number in a spreadsheet. */
export type Sheet = { readonly cells: readonly (readonly string[])[]; readonly lines: readonly number[] };
export type Unreadable = { readonly why: 'empty' | 'malformed' | 'too_many'; readonly line?: number };
export type ReadCells = { readonly sheet: Sheet; readonly separator: string };

/** The usual separators; other characters can be detected as well. */
export const SEPARATORS = [',', ';', '\t', '|', '^', '~'] as const;

/** Enough rows to recognize a file: they include a title, empty lines and the column names. */
const SAMPLE_ROWS = 40;
const SAMPLE_CHARS = 64 * 1024;

/**
 * Uses the separator that the staff member chose, the one that the first line of the file names, or the most plausible
 * one.
 */
export function readCells(text: string, chosen?: string): ReadCells | Unreadable {
  const { said, body } = withoutSaying(text);
  const separator = chosen ?? said ?? guessSeparator(body);
  const parsed = parse(body, separator);
  const lines = linesOf(parsed.data, said === null ? 1 : 2);
  const broken = parsed.errors.find(({ type, code }) => type === 'Quotes' && code === 'MissingQuotes');
  if (broken) return { why: 'malformed', line: lines[broken.row ?? 0] ?? 1 };
  return { sheet: { cells: parsed.data, lines }, separator };
}

/** Removes a first line “sep=;”, which is an instruction to spreadsheets and no row. */
function withoutSaying(text: string): { said: string | null; body: string } {
  const [line, said] = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  return line === undefined
    ? { said: null, body: text }
    : { said: said ?? null, body: text.slice(line.length) };
}

/** Tab-separated exports write quotation marks literally, so an unclosed mark is an ordinary character there. */
function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  const config = { delimiter, preview, skipEmptyLines: false as const };
  const parsed = Papa.parse<string[]>(text, config);
  if (delimiter !== '\t' || !parsed.errors.some(({ type }) => type === 'Quotes')) return parsed;
  return Papa.parse<string[]>(text, { ...config, quoteChar: '\u0000' });
}

function guessSeparator(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const scores = candidatesIn(sample).map((separator) => ({ separator, score: scoreOf(sample, separator) }));
  const best = [...scores].sort((one, other) => other.score - one.score)[0];
  return best?.separator ?? ',';
}

/** Characters that occur in names, days and amounts are candidates only when they are common separators. */
function candidatesIn(sample: string): string[] {
  const signs = sample.match(/[^\p{L}\p{N}\p{M}\s"'.,:;/\\@()[\]{}#°º_+-]/gu) ?? [];
  return [...new Set([...SEPARATORS, ...signs, ':'])];
}

/**
 * Known column names count most, because a cell may contain as many commas as a row has separators. Next counts the
 * share of rows that are as wide as the header, and then that width.
 */
function scoreOf(sample: string, separator: string): number {
  const { data } = parse(sample, separator, SAMPLE_ROWS);
  const header = findHeader(data);
  const names = data[header] ?? [];
  const rows = data.slice(header + 1, -1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = names.length;
  if (width < 2) return 0;
  const even = rows.length === 0 ? 0 : rows.filter((row) => row.length === width).length / rows.length;
  return countKnown(names) * 10 + even * 5 + Math.min(width, 40) / 40;
}

/**
 * Returns the line on which each row begins. A quoted cell may contain line breaks, so row numbers are not line
 * numbers.
 */
function linesOf(data: readonly string[][], first: number): number[] {
  let line = first;
  return data.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return begins;
  });
}
