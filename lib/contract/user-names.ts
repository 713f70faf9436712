import { z } from 'zod';

/** Between the part that a person chooses and the slug of their hotel. Neither of the two may hold it. */
const AT = '@';
export const CHOSEN_NAME_LONGEST = 40;
const TYPED_NAME_LONGEST = 150;

/** However it is typed: by a keyboard of another script, in capitals, with a space that a phone adds. */
const plainName = z.string().normalize('NFKC').trim().toLowerCase();

/** What a new person chooses. It is one of their hotel only; what they sign in with is `fullUserName`. */
export const chosenNameSchema = plainName.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

/** What is typed at sign-in: a full name, the chosen part of one, or a name from before there were full names. */
export const typedNameSchema = plainName.min(1).max(TYPED_NAME_LONGEST);

/** Slugs are unique and never change, so two hotels cannot have the same full name. */
export const fullUserName = (chosen: string, hotelSlug: string): string =>
  `${chosen}${hotelSuffix(hotelSlug)}`;

export const hotelSuffix = (hotelSlug: string): string => AT + hotelSlug;

export const chosenPart = (username: string): string => username.split(AT, 1)[0] ?? '';

/**
 * The user names that a typed name may mean, the one to prefer first. At the sign-in of a hotel its own people come
 * before a name without a hotel: what a name opens there never depends on which names other hotels have.
 */
export function namesMeantBy(typed: string, hotelSlug: string | null): readonly string[] {
  return hotelSlug === null || typed.includes(AT) ? [typed] : [fullUserName(typed, hotelSlug), typed];
}
