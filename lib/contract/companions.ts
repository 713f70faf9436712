import { z } from 'zod';
import { guestNameSchema } from './guest-name';
import { GUEST_LOCALES } from './hotel';
import { idSchema } from './ids';

/** The most companions of one booking. */
export const MOST_COMPANIONS = 20;

export const companionSchema = z.object({
  id: idSchema,
  first_name: z.string(),
  last_name: z.string(),
  /** The language for messages to them; null for the language of the stay. */
  locale: z.string().nullable(),
});
export type CompanionDto = z.infer<typeof companionSchema>;
export const companionsSchema = z.object({ companions: z.array(companionSchema) });
export type CompanionsDto = z.infer<typeof companionsSchema>;

export const newCompanionSchema = z.strictObject({
  first_name: guestNameSchema,
  last_name: guestNameSchema,
  locale: z.enum(GUEST_LOCALES).nullish(),
});
export type NewCompanion = z.infer<typeof newCompanionSchema>;

/** Fields that are not named stay unchanged. */
export const companionChangeSchema = newCompanionSchema
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type CompanionChange = z.infer<typeof companionChangeSchema>;
