import { MOST_COMPANIONS } from '@/lib/contract/companions';
import { sentGuestNameIfKnownSchema, sentGuestNameSchema } from '@/lib/contract/guest-name';
import type { SentCompanion } from '@/lib/contract/pms-stays';
import { fold } from '../words/fold';
import { type GuestName, readGuests } from './read-guests';

type Named = { readonly companions: readonly SentCompanion[]; readonly unused: readonly string[] };

/**
 * Returns the companions named in a cell after the guest who booked, each once, and the parts of the cell that name no
 * person.
 */
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
 * Whether a column lists all guests of a stay: true when any of its cells names two. Only then does a cell with one
 * name mean that the stay has no companions.
 */
export const listsGuests = (cells: readonly string[], commas: Parameters<typeof readGuests>[1]): boolean =>
  cells.some((cell) => readGuests(cell, commas).length > 1);

/** Null for “2 adults” and “+1”, which count people without naming them. */
function companionOf({ first, last }: GuestName): SentCompanion | null {
  const [first_name, last_name] = [
    sentGuestNameIfKnownSchema.safeParse(first).data,
    sentGuestNameSchema.safeParse(last).data,
  ];
  if (first_name === undefined || last_name === undefined) return null;
  return /\d/.test(first_name + last_name) || !/\p{L}/u.test(last_name) ? null : { first_name, last_name };
}

const keyOf = ({ first, last }: GuestName) => fold(`${first} ${last}`);
