import { z } from 'zod';

/** The largest value of a PostgreSQL `integer` column. */
const MOST_INTEGER = 2_147_483_647;

/** Ids of conversations, messages, files and webhook calls, which are `bigint` columns. */
export const idSchema = z.number().int().positive();
/** All other ids: people, stays, rooms, companions, devices, keys, links, webhooks. */
export const smallIdSchema = idSchema.max(MOST_INTEGER);
export const seqSchema = z.number().int().nonnegative();

/** An id in addresses and forms: plain digits, without a sign, an exponent or leading zeros. */
export const idTextSchema = digitsOf(idSchema);
export const smallIdTextSchema = digitsOf(smallIdSchema);

function digitsOf(schema: z.ZodNumber) {
  return z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .refine((digits) => schema.safeParse(Number(digits)).success);
}
