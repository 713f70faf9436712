import { guessColumns, type Mapping } from './guess-columns';
import { type DayOrder, guessDayOrder } from './read-day';
import { type ExplainedWords, unknownWords } from './read-status';
import type { Table } from './read-table';

/** What a person sees and may change before the rows of a file are tried. */
export type Choices = {
  readonly mapping: Mapping;
  /** Null where it cannot be known and has to be chosen. */
  readonly dayOrder: DayOrder | null;
  readonly words: ExplainedWords;
};

export function firstChoices(table: Table): Choices {
  const mapping = guessColumns(table.columns);
  return { mapping, dayOrder: dayOrderIn(table, mapping), words: {} };
}

/** Other columns of days may be written in another order; what a person chose stands where it cannot be known. */
export function withMapping(table: Table, choices: Choices, mapping: Mapping): Choices {
  return { ...choices, mapping, dayOrder: dayOrderIn(table, mapping) ?? choices.dayOrder };
}

/** The words in the column of the status that nothing explains yet. */
export function wordsToExplain(table: Table, mapping: Mapping): string[] {
  return unknownWords(columnOf(table, mapping.status), {});
}

function dayOrderIn(table: Table, { check_in, check_out }: Mapping): DayOrder | null {
  const [arrivals, departures] = [columnOf(table, check_in), columnOf(table, check_out)];
  return guessDayOrder(table.rows.map((_, at) => [arrivals[at] ?? '', departures[at] ?? ''] as const));
}

function columnOf({ rows }: Table, column: string | undefined): string[] {
  return column === undefined ? [] : rows.map(({ cells }) => cells[column] ?? '');
}
