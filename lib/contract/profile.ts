import { z } from 'zod';
import { STAFF_LOCALES } from './hotel';
import { newPasswordSchema, personNameSchema } from './staff-links';

/** The data that a staff member may change of themselves. Managers set role and department. */
export const profileSchema = z.object({
  username: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  /** The language of the staff pages and alerts. Null: the browser's language for pages, the hotel's for alerts. */
  locale: z.enum(STAFF_LOCALES).nullable(),
});
export type ProfileDto = z.infer<typeof profileSchema>;

export const profileChangeSchema = z
  .strictObject({
    first_name: personNameSchema.optional(),
    last_name: personNameSchema.optional(),
    locale: z.enum(STAFF_LOCALES).nullable().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type ProfileChange = z.infer<typeof profileChangeSchema>;

export const passwordChangeSchema = z.strictObject({
  old_password: z.string().min(1).max(128),
  password: newPasswordSchema,
});
export type PasswordChange = z.infer<typeof passwordChangeSchema>;
