import { MOST_COMPANIONS } from '@/lib/contract/companions';
import { sentGuestNameIfKnownSchema, sentGuestNameSchema } from '@/lib/contract/guest-name';
import type { SentCompanion } from '@/lib/contract/pms-stays';
import { fold } from '../words/fold';
import { type GuestName, readGuests } from './read-guests';

type Named = { readonly companions: readonly SentCompanion[]; readonly unused: readonly string[] };

/** Those of a cell who stay along with the one who booked, each once, and what is named there and is nobody. */
export function companionsOf([first, ...others]: readonly GuestName[]): Named {
  const seen = new Set(first ? [keyOf(first)] : []);
  const companions: SentCompanion[] = [];
  const unused: string[] = [];
  for (const other of others) {
    if (seen.has(keyOf(other))) continue;
    seen.add(keyOf(other));
    const companion = companions.length < MOST_COMPANIONS ? companionOf(other) : null;
    if (companion) companions.push(companion);
    else unused.push(`${other.first} ${other.last}`.trim());
  }
  return { companions, unused };
}

/**
 * Whether a column lists all guests of a stay, as it does where any of its cells names two. Only then does a cell with
 * one name say that nobody stays along.
 */
export const listsGuests = (cells: readonly string[], commas: Parameters<typeof readGuests>[1]): boolean =>
  cells.some((cell) => readGuests(cell, commas).length > 1);

/** Null for “2 adults” and “+1”: they count people, and name none. */
function companionOf({ first, last }: GuestName): SentCompanion | null {
  const [first_name, last_name] = [
    sentGuestNameIfKnownSchema.safeParse(first).data,
    sentGuestNameSchema.safeParse(last).data,
  ];
  if (first_name === undefined || last_name === undefined) return null;
  return /\d/.test(first_name + last_name) || !/\p{L}/u.test(last_name) ? null : { first_name, last_name };
}

const keyOf = ({ first, last }: GuestName) => fold(`${first} ${last}`);
