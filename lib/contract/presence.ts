import { z } from 'zod';
import { idSchema } from './ids';

/** The state that a page reports: visible, hidden behind another window, or closing. */
const PAGE_STATES = ['visible', 'hidden', 'closed'] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** An id that the page generates for itself, so that two pages of one person are told apart. */
const tabSchema = z.string().regex(/^[0-9a-f-]{32,36}$/);
const stateSchema = z.enum(PAGE_STATES);

/** The permission for notifications that a staff member's browser reports. */
export const PERMISSIONS = ['granted', 'denied', 'default', 'unsupported'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const guestPresenceSchema = z.strictObject({ tab: tabSchema, state: stateSchema });
export const deskPresenceSchema = z.strictObject({
  tab: tabSchema,
  state: stateSchema,
  /** The conversation on screen; null for none. */
  conversation_id: idSchema.nullable(),
  permission: z.enum(PERMISSIONS).optional(),
});
/** Whether a guest's message would reach any staff member on duty now, on a staff page or by push. */
export const deskPresenceReplySchema = z.object({ is_anybody_reachable: z.boolean() });
export type DeskPresenceReply = z.infer<typeof deskPresenceReplySchema>;
export type GuestPresence = z.infer<typeof guestPresenceSchema>;
export type DeskPresence = z.infer<typeof deskPresenceSchema>;
