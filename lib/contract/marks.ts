import { z } from 'zod';
import { idSchema, seqSchema } from './ids';
import { LIMITS } from './limits';

/** The sides of a conversation. Their messages are delivered to their app, or read by one of them. */
const READERS = ['guest', 'staff'] as const;

export const readPayloadSchema = z.object({
  reader: z.enum(READERS),
  up_to_seq: seqSchema,
  read_at: z.iso.datetime(),
  staff_name: z.string().optional(),
});
/** Messages that were read count as delivered, so delivery is not sent again for them. */
export const deliveredPayloadSchema = z.object({
  reader: z.enum(READERS),
  up_to_seq: seqSchema,
  delivered_at: z.iso.datetime(),
});

export const markReadSchema = z.strictObject({ up_to_seq: seqSchema });
export const staffMarkReadSchema = z.strictObject({ up_to_seq: seqSchema.optional() });
export const guestReadReplySchema = z.object({ last_read_seq: seqSchema, marked_as_read: z.number().int() });
export const staffReadReplySchema = guestReadReplySchema.extend({ conversation_id: idSchema });

export const markDeliveredSchema = z.strictObject({ up_to_seq: seqSchema });
export const deliveredReplySchema = z.object({ marked_as_delivered: z.number().int() });
export const staffDeliveredReplySchema = deliveredReplySchema.extend({ conversation_id: idSchema });

/** The messages that a staff page's conversation list has received: many conversations in one request. */
export const deskDeliveredSchema = z.strictObject({
  conversations: z
    .array(z.strictObject({ conversation_id: idSchema, up_to_seq: seqSchema }))
    .min(1)
    .max(LIMITS.pageSizeMax),
});
export type DeskDelivered = z.infer<typeof deskDeliveredSchema>['conversations'];

export const markedUnreadReplySchema = z.object({ conversation_id: idSchema, is_marked_unread: z.boolean() });
