import { z } from 'zod';
import { idSchema } from './ids';

/** What a page says of itself: in sight, open behind something else, or going away. */
const PAGE_STATES = ['visible', 'hidden', 'closed'] as const;
export type PageState = (typeof PAGE_STATES)[number];

/** A name the page made up for itself, so that two pages of one person are two. */
const tabSchema = z.string().regex(/^[0-9a-f-]{32,36}$/);
const stateSchema = z.enum(PAGE_STATES);

/** What a desk's browser says of notifications. */
export const PERMISSIONS = ['granted', 'denied', 'default', 'unsupported'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const guestPresenceSchema = z.strictObject({ tab: tabSchema, state: stateSchema });
export const deskPresenceSchema = z.strictObject({
  tab: tabSchema,
  state: stateSchema,
  /** The conversation on screen; null where there is none. */
  conversation_id: idSchema.nullable(),
  permission: z.enum(PERMISSIONS).optional(),
});
/** Whether a guest who writes now would be heard by anybody on duty, at a desk or by phone. */
export const deskPresenceReplySchema = z.object({ is_anybody_reachable: z.boolean() });
export type DeskPresenceReply = z.infer<typeof deskPresenceReplySchema>;
export type GuestPresence = z.infer<typeof guestPresenceSchema>;
export type DeskPresence = z.infer<typeof deskPresenceSchema>;
