import { z } from 'zod';
import { inboxRowSchema, seqSchema } from './chat';

export const typingPayloadSchema = z.object({
  who: z.enum(['guest', 'staff']),
  name: z.string(),
  until: z.iso.datetime(),
});
export type TypingPayload = z.infer<typeof typingPayloadSchema>;

export const unreadPayloadSchema = z.object({
  conversation_id: z.number().int(),
  unread_count: z.number().int(),
  total_unread: z.number().int(),
  row: inboxRowSchema.optional(),
});
export type UnreadPayload = z.infer<typeof unreadPayloadSchema>;

const metaSchema = z.object({
  hotel_slug: z.string(),
  event_id: z.string(),
  ts: z.iso.datetime(),
  seq: seqSchema.nullable(),
  /** The payload was too large to send and contains only ids: the client fetches the entry. */
  is_cut: z.boolean().optional(),
  scope: z.object({
    conversation_id: z.number().int(),
    booking_id: z.string(),
    room_number: z.string().nullable(),
  }),
});

export const envelopeSchema = z.object({
  category: z.enum(['guest_chat', 'staff_chat']),
  type: z.string(),
  payload: z.unknown(),
  meta: metaSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;
