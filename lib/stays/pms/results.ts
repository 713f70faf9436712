import type { PmsResult } from '@/lib/contract/pms-stays';
import type { Entry } from './entry';
import { readBatch } from './read-batch';
import type { Outcome } from './work-off';

export const NOTHING = {
  ...{ booking_id: null, status: null, room_number: null, guest_link: null, room_pin: null },
  ...{ errors: [], warnings: [] },
} satisfies Partial<PmsResult>;

/** The result of each row of a batch, in the order of the batch. */
export class Results {
  readonly #rows: readonly unknown[];
  readonly #batch: ReturnType<typeof readBatch>;
  readonly #results = new Map<number, PmsResult>();

  constructor(rows: readonly unknown[]) {
    this.#rows = rows;
    this.#batch = readBatch(rows);
    for (const [index, errors] of this.#batch.refused) this.#results.set(index, refused(rows[index], errors));
  }

  get entries(): readonly Entry[] {
    return this.#batch.entries;
  }

  get hasWritten(): boolean {
    return [...this.#results.values()].some(({ result }) => result !== 'refused');
  }

  readonly record = ({ index, warnings }: Entry, outcome: Outcome | undefined): void => {
    if (!outcome) return;
    const { result } = outcome;
    this.#results.set(index, { ...result, warnings: [...warnings, ...result.warnings] });
  };

  refuseOthers(errors: PmsResult['errors']): void {
    for (const { index } of this.entries)
      if (!this.#results.has(index)) this.#results.set(index, refused(this.#rows[index], errors));
  }

  all(): PmsResult[] {
    return this.#rows.map((row, index) => {
      const first = this.#batch.repeats.get(index);
      if (first === undefined) return this.#results.get(index) ?? refused(row, []);
      return repeatOf(this.#results.get(first) ?? refused(row, []));
    });
  }
}

/** The secrets of a stay are returned only once. */
function repeatOf(result: PmsResult): PmsResult {
  if (result.result === 'refused') return result;
  return { ...result, result: 'unchanged', guest_link: null, room_pin: null };
}

function refused(row: unknown, errors: PmsResult['errors']): PmsResult {
  const given: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'external_id') : null;
  const isGiven = typeof given === 'string' || typeof given === 'number';
  const external_id = isGiven ? String(given).slice(0, 100) : null;
  return { ...NOTHING, external_id, result: 'refused', errors };
}
