import type { Entry } from './entry';
import { type Candidate, PairFacts } from './pair-facts';

/** What must be known about the number of a row to decide which stay the row means. */
export type RowsOfNumber = Readonly<{
  /** The rows of the number that have no stay yet. */
  rows: readonly Entry[];
  candidates: readonly Candidate[];
  /** Whether another row of the number has found its stay already. */
  hasSettled: boolean;
  /** The number has one row in this batch and one stay. */
  isOnly: boolean;
  facts: PairFacts;
}>;

/** The rows of a batch by their number, and the stays that they have found. A stay belongs to at most one row. */
export class RowsByNumber {
  readonly #rows = new Map<string, Entry[]>();
  readonly #facts = new PairFacts();
  readonly #settled = new Map<Entry, string>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      const { external_id: number } = entry.row;
      this.#rows.set(number, [...(this.#rows.get(number) ?? []), entry]);
    }
  }

  get numbers(): string[] {
    return [...this.#rows.keys()];
  }

  /** Whether no other row of the batch has the number of this row. */
  isAlone({ row }: Entry): boolean {
    return this.#rows.get(row.external_id)?.length === 1;
  }

  /** Returns what is known about the number of this row; `stays` are the stays of that number. */
  of({ row }: Entry, stays: readonly Candidate[]): RowsOfNumber {
    const all = this.#rows.get(row.external_id) ?? [];
    const codes = new Set(all.flatMap((entry) => this.#settled.get(entry) ?? []));
    return {
      rows: all.filter((entry) => !this.#settled.has(entry)),
      candidates: stays.filter(({ known }) => !codes.has(known.code)),
      hasSettled: codes.size > 0,
      isOnly: all.length === 1 && stays.length === 1,
      facts: this.#facts,
    };
  }

  codeOf(entry: Entry): string | undefined {
    return this.#settled.get(entry);
  }

  settle(entry: Entry, code: string): void {
    this.#settled.set(entry, code);
  }

  /** Removes the stays of these rows, after what was written for them has been rolled back. */
  release(entries: readonly Entry[]): void {
    for (const entry of entries) this.#settled.delete(entry);
  }
}
