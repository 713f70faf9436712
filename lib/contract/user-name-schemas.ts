import { z } from 'zod';

const TYPED_NAME_LONGEST = 150;

/** Normalizes a user name typed on a keyboard of another script, in capitals, or with a space added by a phone. */
const plainName = z.string().normalize('NFKC').trim().toLowerCase();

/** The part that a new staff member chooses. It is unique within their hotel; they sign in with `fullUserName`. */
export const chosenNameSchema = plainName.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);

/** The name typed at sign-in: a full name, its chosen part, or a name from before full names existed. */
export const typedNameSchema = plainName.min(1).max(TYPED_NAME_LONGEST);
