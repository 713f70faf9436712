import { z } from 'zod';
import { messageSchema, messageTextSchema } from './chat';

export const editMessageSchema = z.strictObject({ message: messageTextSchema });
export const editReplySchema = z.object({ message: messageSchema, success: z.literal(true) });
export type EditReply = z.infer<typeof editReplySchema>;

export const deleteQuerySchema = z.strictObject({
  hard_delete: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});
export const deleteReplySchema = z.discriminatedUnion('hard_delete', [
  z.object({ success: z.literal(true), hard_delete: z.literal(false), message: messageSchema }),
  z.object({ success: z.literal(true), hard_delete: z.literal(true), message_id: z.number().int() }),
]);
export type DeleteReply = z.infer<typeof deleteReplySchema>;

/** The texts of a message before each of its edits, the oldest first. `edited_by` null is the guest. */
export const revisionsSchema = z.object({
  message_id: z.number().int(),
  revisions: z.array(
    z.object({
      message: z.string(),
      edited_by: z.object({ id: z.number().int(), name: z.string() }).nullable(),
      edited_at: z.iso.datetime(),
    }),
  ),
});
export type RevisionsDto = z.infer<typeof revisionsSchema>;
