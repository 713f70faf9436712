import Papa from 'papaparse';
import { countKnown } from '../guess-columns';
import { findHeader } from './find-header';

/** A file as rows of cells, each with the line it begins on, or the row of a spreadsheet. */
export type Sheet = { readonly cells: readonly (readonly string[])[]; readonly lines: readonly number[] };
export type Unreadable = { readonly why: 'empty' | 'malformed' | 'too_many'; readonly line?: number };
export type ReadCells = { readonly sheet: Sheet; readonly separator: string };

/** What systems write between cells; any other sign can be found too. */
export const SEPARATORS = [',', ';', '\t', '|', '^', '~'] as const;

/** Enough to know a file by; a title, its empty lines and the names of the columns are among them. */
const SAMPLE_ROWS = 40;
const SAMPLE_CHARS = 64 * 1024;

/** The separator is as the file says in its first line, as a person says, or the one that makes most sense of it. */
export function readCells(text: string, chosen?: string): ReadCells | Unreadable {
  const { said, body } = withoutSaying(text);
  const separator = chosen ?? said ?? guessSeparator(body);
  const parsed = parse(body, separator);
  const lines = linesOf(parsed.data, said === null ? 1 : 2);
  const broken = parsed.errors.find(({ type, code }) => type === 'Quotes' && code === 'MissingQuotes');
  if (broken) return { why: 'malformed', line: lines[broken.row ?? 0] ?? 1 };
  return { sheet: { cells: parsed.data, lines }, separator };
}

/** Spreadsheets take “sep=;” as an instruction, and so it is no row. */
function withoutSaying(text: string): { said: string | null; body: string } {
  const [line, said] = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  return line === undefined
    ? { said: null, body: text }
    : { said: said ?? null, body: text.slice(line.length) };
}

/** Tab-separated exports write quotation marks as they are, so there a mark that never ends is a letter. */
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

/** Signs that stand in names, days and amounts are candidates only where they are a common separator. */
function candidatesIn(sample: string): string[] {
  const signs = sample.match(/[^\p{L}\p{N}\p{M}\s"'.,:;/\\@()[\]{}#°º_+-]/gu) ?? [];
  return [...new Set([...SEPARATORS, ...signs, ':'])];
}

/**
 * Names of columns that are known tell most, for a cell may hold as many commas as a row. Then how many rows are as wide
 * as the names are, and then how wide that is.
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

/** On which line each row begins: a quoted cell may hold line breaks, so a row's number is not its line's. */
function linesOf(data: readonly string[][], first: number): number[] {
  let line = first;
  return data.map((cells) => {
    const begins = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return begins;
  });
}
