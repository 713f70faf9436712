import { z } from 'zod';

const NAME_CHARS = 100;

/** A first or a last name of a guest. */
const nameSchema = z.string().transform((name) => name.replaceAll('\u0000', '').trim());
export const guestNameSchema = nameSchema.pipe(z.string().min(1).max(NAME_CHARS));
/** Other systems know some guests by one name only. */
export const guestNameIfKnownSchema = nameSchema.pipe(z.string().max(NAME_CHARS));
