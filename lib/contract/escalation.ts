import { z } from 'zod';
import { idSchema } from './ids';

/** What is done when a guest waits, in this order: the same again, the whole front, the managers, an e-mail. */
export const ESCALATION_STEPS = ['again', 'fallback', 'manager', 'mail'] as const;
export type EscalationStep = (typeof ESCALATION_STEPS)[number];

/** Heard on one's own channel when one is called, and on the inbox's when somebody has said that they are on it. */
export const GUEST_WAITING_EVENT = 'guest_waiting';

/** A guest for whom this person has been called, and whom nobody has answered yet. @openapi */
export const waitingCallSchema = z.object({
  conversation_id: idSchema,
  room_number: z.string().nullable(),
  guest_name: z.string(),
  waiting_since: z.iso.datetime(),
  step: z.enum(ESCALATION_STEPS),
});
export type WaitingCallDto = z.infer<typeof waitingCallSchema>;
export const waitingCallsSchema = z.object({ calls: z.array(waitingCallSchema) });

/** One thing that was done in a conversation because its guest waited. @openapi */
export const escalationEntrySchema = z.object({
  waiting_since: z.iso.datetime(),
  at: z.iso.datetime(),
  /** Null: somebody said that they are on it. */
  step: z.enum(ESCALATION_STEPS).nullable(),
  /** Who was called, or who is on it. */
  names: z.array(z.string()),
});
export type EscalationEntryDto = z.infer<typeof escalationEntrySchema>;
export const escalationSchema = z.object({
  conversation_id: idSchema,
  /** Somebody waits, and nobody has said yet that they are on it. */
  is_open: z.boolean(),
  entries: z.array(escalationEntrySchema),
});
export type EscalationDto = z.infer<typeof escalationSchema>;
