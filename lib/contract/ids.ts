import { z } from 'zod';

/** The largest number that a PostgreSQL `integer` column holds. */
const MOST_INTEGER = 2_147_483_647;

/** Of conversations, messages, files and calls of webhooks, which are counted in `bigint` columns. */
export const idSchema = z.number().int().positive();
/** Of everything else: people, stays, rooms, companions, devices, keys, links, webhooks. */
export const smallIdSchema = idSchema.max(MOST_INTEGER);
export const seqSchema = z.number().int().nonnegative();

/** An id as addresses and forms carry it: plain digits, without a sign, an exponent or leading zeros. */
export const idTextSchema = digitsOf(idSchema);
export const smallIdTextSchema = digitsOf(smallIdSchema);

function digitsOf(schema: z.ZodNumber) {
  return z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .refine((digits) => schema.safeParse(Number(digits)).success);
}
