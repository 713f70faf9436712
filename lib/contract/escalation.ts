import { z } from 'zod';
import { idSchema } from './ids';

/**
 * The steps while a guest waits, in this order: the same recipients again, the whole front office, the managers, an
 * e-mail.
 */
export const ESCALATION_STEPS = ['again', 'fallback', 'manager', 'mail'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/**
 * Sent on a staff member's own channel when they are called, and on the inbox's when a staff member has acknowledged.
 */
export const GUEST_WAITING_EVENT = 'guest_waiting';

/** A guest for whom this staff member was called and who has no answer yet. @openapi */
export const waitingCallSchema = z.object({
  conversation_id: idSchema,
  room_number: z.string().nullable(),
  guest_name: z.string(),
  waiting_since: z.iso.datetime(),
  step: z.enum(ESCALATION_STEPS),
});
export type WaitingCallDto = z.infer<typeof waitingCallSchema>;
export const waitingCallsSchema = z.object({ calls: z.array(waitingCallSchema) });

/** One escalation or acknowledgement in a conversation whose guest waited. @openapi */
export const escalationEntrySchema = z.object({
  waiting_since: z.iso.datetime(),
  at: z.iso.datetime(),
  /** Null for an acknowledgement. */
  step: z.enum(ESCALATION_STEPS).nullable(),
  /** The staff who were called, or the one who acknowledged. */
  names: z.array(z.string()),
});
export type EscalationEntryDto = z.infer<typeof escalationEntrySchema>;
export const escalationSchema = z.object({
  conversation_id: idSchema,
  /** A guest waits, and no staff member has acknowledged yet. */
  is_open: z.boolean(),
  entries: z.array(escalationEntrySchema),
});
export type EscalationDto = z.infer<typeof escalationSchema>;
