import { isOver } from '@/lib/contract/booking-status';
import { isPlaceholderName } from '@/lib/contract/guest-name';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { sameName } from '../same-name';
import type { KnownStay } from '../stay-details-store';
import type { Said } from './said';

/** A guest's name and days, from the stay or from a row. */
type Person = Pick<PmsStay, 'guest_first_name' | 'guest_last_name' | 'check_in' | 'check_out'>;

/**
 * `same`: the row means the stay. `later`: the row means another stay after it. `another`: the row means another stay
 * while this one goes on.
 */
export type Belonging = 'same' | 'later' | 'another';

/**
 * Which stay a row means that has the number of a known stay. The number alone does not identify the guest: systems
 * reuse numbers, and a later guest must not read the messages of an earlier one. The name and the days decide. They are
 * compared with the present ones of the stay and with those that the same source sent last.
 */
export function belongingOf(known: KnownStay, row: PmsStay, last: Said | null): Belonging {
  const persons = personsOf(known, last);
  const overlaps = persons.some((person) => doOverlap(person, row));
  const isNamed = persons.some((person) => isSameGuest(person, row));
  const isCorrected = overlaps && persons.some((person) => sharesName(person, row));
  if (known.isErased) return overlaps ? 'same' : 'later';
  if (isOver(known.status)) {
    const opensNothing = row.status !== undefined && isOver(row.status);
    return overlaps && (isNamed || (isCorrected && opensNothing)) ? 'same' : 'later';
  }
  // A booking may be moved to other days until the guest has arrived.
  const isMoved = isNamed && known.status !== 'in_house';
  return (isNamed && overlaps) || isMoved || isCorrected ? 'same' : 'another';
}

/** Whether the row names the guest of the stay, by their present name or by the one that the same source sent last. */
export function isNamedLike(known: KnownStay, row: PmsStay, last: Said | null): boolean {
  return personsOf(known, last).some((person) => isSameGuest(person, row));
}

export function hasDaysOf(known: KnownStay, row: PmsStay, last: Said | null): boolean {
  return personsOf(known, last).some(
    (person) => person.check_in === row.check_in && person.check_out === row.check_out,
  );
}

const personsOf = (known: KnownStay, last: Said | null): Person[] => [
  personOf(known),
  ...(isPerson(last) ? [last] : []),
];

const personOf = ({ details }: KnownStay): Person => ({
  guest_first_name: details.guestFirstName,
  guest_last_name: details.guestLastName,
  check_in: details.checkIn,
  check_out: details.checkOut,
});

function isPerson(last: Said | null): last is Said & Person {
  const told = [last?.guest_first_name, last?.guest_last_name, last?.check_in, last?.check_out];
  return told.every((word) => word !== undefined);
}

/**
 * Compares nights: one guest may leave on the day on which the next one arrives. A stay without a night occupies its
 * day.
 */
function doOverlap(one: Person, other: Person): boolean {
  if (one.check_in === other.check_in) return true;
  return one.check_in < other.check_out && other.check_in < one.check_out;
}

/** Compares the names in either order. When one side has only one name, that name is compared with the last name. */
function isSameGuest(one: Person, other: Person): boolean {
  const [known, given] = [namesOf(one), namesOf(other)];
  const written = given.join(' ');
  if (known.join(' ') === written || sameName(known.join(' '), written)) return true;
  if (known.length === 1 || given.length === 1) return sameName(known.at(-1) ?? '', given.at(-1) ?? '');
  return sameName(known.toReversed().join(' '), written);
}

const namesOf = (person: Person) =>
  [person.guest_first_name, person.guest_last_name].filter((name) => name !== '' && !isPlaceholderName(name));

/**
 * Whether one of several names is the same, as with a corrected spelling, a married name or another guest of the same
 * family. True when one side has no name yet.
 */
function sharesName(one: Person, other: Person): boolean {
  if (namesOf(one).length === 0 || namesOf(other).length === 0) return true;
  const words = namesOf(other).flatMap(wordsOf);
  return namesOf(one)
    .flatMap(wordsOf)
    .some((word) => words.some((each) => sameName(word, each)));
}

const wordsOf = (name: string) => name.split(/[\s-]+/u).filter((word) => word.length > 1);
