import type { PmsStay } from '@/lib/contract/pms-stays';
import type { KnownStay } from '../stay-details-store';
import type { Said } from './said';
import { type Belonging, belongingOf, hasDaysOf, isNamedLike } from './same-guest';

/** A stay under the number of the rows, and what its source sent about it last. */
export type Candidate = Readonly<{ known: KnownStay; last: Said | null }>;

type Facts = Readonly<{ belonging: Belonging; isNamed: boolean; hasDays: boolean }>;

/**
 * What a row and a stay have in common. Names are slow to compare, and the rows of a large group are compared with its
 * stays again for each row that is written. Therefore results for the same names and days are cached for the batch.
 */
export class PairFacts {
  readonly #found = new Map<string, Facts>();

  of(row: PmsStay, { known, last }: Candidate): Facts {
    const key = keyOf(row, known, last);
    const found = this.#found.get(key) ?? {
      belonging: belongingOf(known, row, last),
      isNamed: isNamedLike(known, row, last),
      hasDays: hasDaysOf(known, row, last),
    };
    this.#found.set(key, found);
    return found;
  }
}

function keyOf(row: PmsStay, { status, isErased, details }: KnownStay, last: Said | null): string {
  const { guestFirstName, guestLastName, checkIn, checkOut } = details;
  return JSON.stringify([
    ...[row.guest_first_name, row.guest_last_name, row.check_in, row.check_out, row.status],
    ...[status, isErased, guestFirstName, guestLastName, checkIn, checkOut],
    ...[last?.guest_first_name, last?.guest_last_name, last?.check_in, last?.check_out],
  ]);
}
