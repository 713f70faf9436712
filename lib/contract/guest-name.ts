import { z } from 'zod';

const NAME_CHARS = 100;

/** A first or a last name of a guest. */
export const guestNameSchema = z
  .string()
  .transform((name) => name.replaceAll('\u0000', '').trim())
  .pipe(z.string().min(1).max(NAME_CHARS));
