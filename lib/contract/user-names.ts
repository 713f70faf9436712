/** Separates the part that a staff member chooses from the slug of their hotel. Neither part may contain it. */
const AT = '@';
export const CHOSEN_NAME_LONGEST = 40;

/** Slugs are unique and never change, so two hotels cannot have the same full name. */
export const fullUserName = (chosen: string, hotelSlug: string): string =>
  `${chosen}${hotelSuffix(hotelSlug)}`;

export const hotelSuffix = (hotelSlug: string): string => AT + hotelSlug;

export const chosenPart = (username: string): string => username.split(AT, 1)[0] ?? '';

/**
 * Returns the user names that a typed name may mean, the preferred one first. At the sign-in of a hotel its own staff
 * come before a name without a hotel. Therefore the names of other hotels never change what a name opens there.
 */
export function namesMeantBy(typed: string, hotelSlug: string | null): readonly string[] {
  return hotelSlug === null || typed.includes(AT) ? [typed] : [fullUserName(typed, hotelSlug), typed];
}
