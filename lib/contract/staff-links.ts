import { z } from 'zod';
import { hotelSchema } from './hotel';
import { typedName } from './names';
import { DEPARTMENTS, STAFF_ROLES } from './roles';
import { chosenNameSchema } from './user-name-schemas';

export const STAFF_LINK_HOURS = 72;
export const PASSWORD_LIMITS = { shortest: 8, longest: 128 } as const;

export const inviteSchema = z.strictObject({ role: z.enum(STAFF_ROLES), department: z.enum(DEPARTMENTS) });
export type Invite = z.infer<typeof inviteSchema>;

/** A link that was not used yet. Its secret is returned only in the answer that created it. @openapi */
export const staffLinkSchema = z.object({
  id: z.number().int(),
  kind: z.enum(['invite', 'password']),
  /** The role of the new staff member; for a new password, the present role. */
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  person: z.object({ id: z.number().int(), name: z.string() }).nullable(),
  made_by: z.string().nullable(),
  expires_at: z.iso.datetime(),
});
export type StaffLinkDto = z.infer<typeof staffLinkSchema>;
export const staffLinksSchema = z.object({ links: z.array(staffLinkSchema) });
export type StaffLinksDto = z.infer<typeof staffLinksSchema>;
export const createdStaffLinkSchema = z.object({ link: z.string(), expires_at: z.iso.datetime() });
export type MadeStaffLinkDto = z.infer<typeof createdStaffLinkSchema>;

const secretSchema = z.string().max(200);
export const lookAtLinkSchema = z.strictObject({ token: secretSchema });
/** What a link shows to its holder before they use it. */
export const staffLinkViewSchema = z.object({
  kind: z.enum(['invite', 'password']),
  hotel: hotelSchema,
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  /** The user name, for a new password. */
  username: z.string().nullable(),
});
export type StaffLinkViewDto = z.infer<typeof staffLinkViewSchema>;

export const personNameSchema = typedName(1, 100);
export const newPasswordSchema = z.string().min(PASSWORD_LIMITS.shortest).max(PASSWORD_LIMITS.longest);

/** A new staff member also sends their name; a new password needs nothing else. */
export const redeemLinkSchema = z.strictObject({
  token: secretSchema,
  password: newPasswordSchema,
  person: z
    .strictObject({ username: chosenNameSchema, first_name: personNameSchema, last_name: personNameSchema })
    .optional(),
});
export type RedeemLink = z.infer<typeof redeemLinkSchema>;
/** The full user name for signing in: the chosen part, `@` and the slug of the hotel. */
export const redeemedLinkSchema = z.object({ username: z.string(), hotel_slug: z.string() });
export type RedeemedLinkDto = z.infer<typeof redeemedLinkSchema>;
