import { z } from 'zod';

const TYPED_NAME_LONGEST = 150;

/** However it is typed: by a keyboard of another script, in capitals, with a space that a phone adds. */
const plainName = z.string().normalize('NFKC').trim().toLowerCase();

/** What a new person chooses. It is one of their hotel only; what they sign in with is `fullUserName`. */
export const chosenNameSchema = plainName.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

/** What is typed at sign-in: a full name, the chosen part of one, or a name from before there were full names. */
export const typedNameSchema = plainName.min(1).max(TYPED_NAME_LONGEST);
