import { isOver } from '@/lib/contract/booking-status';
import { isPlaceholderName } from '@/lib/contract/guest-name';
import type { PmsStay } from '@/lib/contract/pms-stays';
import { sameName } from '../same-name';
import type { KnownStay } from '../stay-details-store';
import type { Said } from './said';

/** A guest's name and days, wherever they are told. */
type Person = Pick<PmsStay, 'guest_first_name' | 'guest_last_name' | 'check_in' | 'check_out'>;

/** `same`: the row speaks of the stay. `later`: of another stay, after it. `another`: of another while it goes on. */
export type Belonging = 'same' | 'later' | 'another';

/**
 * Whose stay a row speaks of that comes under the number of a stay we know. A number is no person: systems give it
 * again, and the guest of before must not be read by the next one. The name and the days say who it is, as they are
 * here or as the same source said them last.
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
  // A booking may be moved to other days until the guest is here.
  const isMoved = isNamed && known.status !== 'in_house';
  return (isNamed && overlaps) || isMoved || isCorrected ? 'same' : 'another';
}

/** Whether the row names the guest of the stay, as they are called here or as the same source called them last. */
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

/** Nights are compared: one guest may leave on the day on which the next one comes. A stay of no night fills its day. */
function doOverlap(one: Person, other: Person): boolean {
  if (one.check_in === other.check_in) return true;
  return one.check_in < other.check_out && other.check_in < one.check_out;
}

/** In either order. Where one side knows one name only, that is compared. */
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
 * A corrected spelling, a married name, another guest of the same family: one name of two is the same. Where one side
 * knows no name yet, none speaks against it.
 */
function sharesName(one: Person, other: Person): boolean {
  if (namesOf(one).length === 0 || namesOf(other).length === 0) return true;
  const words = namesOf(other).flatMap(wordsOf);
  return namesOf(one)
    .flatMap(wordsOf)
    .some((word) => words.some((each) => sameName(word, each)));
}

const wordsOf = (name: string) => name.split(/[\s-]+/u).filter((word) => word.length > 1);
