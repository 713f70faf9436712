import { IMPORT_FIELDS, type ImportMemoryDto, type RememberImport } from '@/lib/contract/import-memory';
import { guessColumns, type Mapping } from './guess-columns';
import { type DayOrder, guessDayOrder } from './read-day';
import { type ExplainedWords, statusWord, unknownWords } from './read-status';
import type { Table } from './read-table';
import { fold } from './words/fold';

/** What a person sees and may change before the rows of a file are tried. */
export type Choices = {
  readonly mapping: Mapping;
  /** Null where it cannot be known and has to be chosen. */
  readonly dayOrder: DayOrder | null;
  readonly words: ExplainedWords;
};

/** What the rows of a file say of its columns. Small, however many rows there are. */
export type Understood = {
  readonly choices: Choices;
  /** Words of the column of the status that nothing explains by itself: the first of them, and how many there are. */
  readonly unknown: readonly string[];
  readonly unknownCount: number;
  /** The rows themselves say in which order their days are written. */
  readonly isOrderKnown: boolean;
};
export type ColumnsQuestion =
  /** How the file is read, before a person has chosen anything. */
  { readonly memory: ImportMemoryDto | undefined } | { readonly choices: Choices; readonly mapping: Mapping };

/** So many different words are no statuses, and the column is another one. */
export const MOST_WORDS = 20;

/** Goes through all rows of a file, so that it belongs into the worker. */
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

/** As the hotel chose for the last file of this source, or else as the names of the columns say. */
function firstChoices(table: Table, { sources, words }: ImportMemoryDto = NOTHING): Choices {
  const saved = sources.find(({ source }) => source === sourceOf(table));
  const mapping = saved ? present(table, saved.mapping) : guessColumns(table.columns);
  const dayOrder = dayOrderIn(table, mapping) ?? saved?.day_order ?? null;
  return { mapping, dayOrder, words: Object.fromEntries(words.map(({ word, meaning }) => [word, meaning])) };
}

/** What the next file of this source is read by. A day order that the file says itself is not kept. */
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

/** A source is known by the names of its columns, in whatever order. */
function sourceOf({ columns }: Pick<Table, 'columns'>): string {
  return columns
    .map((column) => fold(column) || column)
    .sort()
    .join('|')
    .slice(0, MOST_SOURCE_CHARS);
}

const MOST_SOURCE_CHARS = 600;

/** The source may write a column in other capitals by now. */
function present({ columns }: Table, mapping: Mapping): Mapping {
  const named = IMPORT_FIELDS.flatMap((field) => {
    const saved = mapping[field];
    const column = columns.find((each) => saved !== undefined && fold(each) === fold(saved));
    return column === undefined ? [] : [[field, column] as const];
  });
  return Object.fromEntries(named);
}

/** Other columns of days may be written in another order; what a person chose stands where it cannot be known. */
function withMapping(table: Table, choices: Choices, mapping: Mapping): Choices {
  return { ...choices, mapping, dayOrder: dayOrderIn(table, mapping) ?? choices.dayOrder };
}

/** The words in the column of the status that nothing explains yet. */
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
