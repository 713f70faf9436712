import { z } from 'zod';
import { DEPARTMENTS, STAFF_ROLES } from './roles';

/** A present or former staff member, as managers see them. */
export const personSchema = z.object({
  id: z.number().int(),
  username: z.string(),
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  is_on_duty: z.boolean(),
  is_active: z.boolean(),
  profile_image: z.string().nullable(),
});
export type PersonDto = z.infer<typeof personSchema>;

export const peopleQuerySchema = z.strictObject({ q: z.string().trim().max(100).optional() });
export type PeopleQuery = z.infer<typeof peopleQuerySchema>;
export const peopleSchema = z.object({ people: z.array(personSchema) });
export type PeopleDto = z.infer<typeof peopleSchema>;

/** Fields that are not named stay unchanged. */
export const personChangeSchema = z
  .strictObject({
    role: z.enum(STAFF_ROLES).optional(),
    department: z.enum(DEPARTMENTS).optional(),
    is_on_duty: z.boolean().optional(),
    is_active: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type PersonChange = z.infer<typeof personChangeSchema>;
