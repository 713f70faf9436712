/** Between the part that a person chooses and the slug of their hotel. Neither of the two may hold it. */
const AT = '@';
export const CHOSEN_NAME_LONGEST = 40;

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
