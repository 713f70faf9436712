import { IMPORT_FIELDS, type ImportMemoryDto, type RememberImport } from '@/lib/contract/import-memory';
import { guessColumns, type Mapping } from './guess-columns';
import { type DayOrder, guessDayOrder } from './read-day';
import { type ExplainedWords, statusWord, unknownWords } from './read-status';
import type { Table } from './read-table';
import { fold } from './words/fold';

/** The choices that a staff member sees and may change before the rows of a file are tried. */
export type Choices = {
  readonly mapping: Mapping;
  /** Null when the order cannot be inferred and must be chosen. */
  readonly dayOrder: DayOrder | null;
  readonly words: ExplainedWords;
};

/** What the rows of a file show about its columns. The result is small, however many rows there are. */
export type Understood = {
  readonly choices: Choices;
  /** Words of the status column without a known meaning: the first of them, and their total number. */
  readonly unknown: readonly string[];
  readonly unknownCount: number;
  /** The rows themselves show in which order their days are written. */
  readonly isOrderKnown: boolean;
};
export type ColumnsQuestion =
  /** Reads the file before a staff member has chosen anything. */
  { readonly memory: ImportMemoryDto | undefined } | { readonly choices: Choices; readonly mapping: Mapping };

/** A column with more different words than this is not the status column. */
export const MOST_WORDS = 20;

/** Reads all rows of a file, so it must run in the worker. */
export function understandColumns(table: Table, question: ColumnsQuestion): Understood {
  const choices =
    'mapping' in question
      ? withMapping(table, question.choices, question.mapping)
      : firstChoices(table, question.memory);
  const unknown = wordsToExplain(table, choices.mapping);
  return {
    choices,
    unknown: unknown.slice(0, MOST_WORDS),
    unknownCount: unknown.length,
    isOrderKnown: dayOrderIn(table, choices.mapping) !== null,
  };
}

const NOTHING: ImportMemoryDto = { sources: [], words: [] };

/** Returns the hotel's choices for the last file of this source, or else the guess from the column names. */
function firstChoices(table: Table, { sources, words }: ImportMemoryDto = NOTHING): Choices {
  const saved = sources.find(({ source }) => source === sourceOf(table));
  const mapping = saved ? present(table, saved.mapping) : guessColumns(table.columns);
  const dayOrder = dayOrderIn(table, mapping) ?? saved?.day_order ?? null;
  return { mapping, dayOrder, words: Object.fromEntries(words.map(({ word, meaning }) => [word, meaning])) };
}

/**
 * Returns the choices to save for the next file of this source. A day order that the file itself shows is not saved.
 */
export function toRemember(
  table: Pick<Table, 'columns'>,
  { choices: { mapping, dayOrder, words }, unknown, isOrderKnown }: Understood,
): RememberImport {
  const explained = unknown.flatMap((cell) => {
    const [word, meaning] = [statusWord(cell), words[statusWord(cell)]];
    return meaning ? [{ word, meaning }] : [];
  });
  const source = {
    ...{ source: sourceOf(table), mapping: { ...mapping }, day_order: isOrderKnown ? null : dayOrder },
  };
  return { source, words: explained };
}

/** A source is identified by the names of its columns, in any order. */
function sourceOf({ columns }: Pick<Table, 'columns'>): string {
  return columns
    .map((column) => fold(column) || column)
    .sort()
    .join('|')
    .slice(0, MOST_SOURCE_CHARS);
}

const MOST_SOURCE_CHARS = 600;

/** Matches the saved columns without regard to case, which the source may have changed. */
function present({ columns }: Table, mapping: Mapping): Mapping {
  const named = IMPORT_FIELDS.flatMap((field) => {
    const saved = mapping[field];
    const column = columns.find((each) => saved !== undefined && fold(each) === fold(saved));
    return column === undefined ? [] : [[field, column] as const];
  });
  return Object.fromEntries(named);
}

/**
 * Sets another mapping. Its columns may have days in another order; the chosen order stays when none can be inferred.
 */
function withMapping(table: Table, choices: Choices, mapping: Mapping): Choices {
  return { ...choices, mapping, dayOrder: dayOrderIn(table, mapping) ?? choices.dayOrder };
}

/** The words of the status column that have no known meaning. */
function wordsToExplain(table: Table, mapping: Mapping): string[] {
  return unknownWords(columnOf(table, mapping.status), {});
}

function dayOrderIn(table: Table, { check_in, check_out }: Mapping): DayOrder | null {
  const [arrivals, departures] = [columnOf(table, check_in), columnOf(table, check_out)];
  return guessDayOrder(table.rows.map((_, at) => [arrivals[at] ?? '', departures[at] ?? ''] as const));
}

function columnOf({ rows }: Table, column: string | undefined): string[] {
  return column === undefined ? [] : rows.map(({ cells }) => cells[column] ?? '');
}
