import { z } from 'zod';
import { daySchema } from './calendar';
import { messageSchema } from './chat';
import { idSchema, seqSchema } from './ids';
import { pageLimit, queryNumber } from './page-query';

/** A page of a conversation's history: around one message, one day, or the position up to which it was read. */
export const aroundQuerySchema = z
  .strictObject({
    message: queryNumber.optional(),
    /** A day in the hotel's time zone. */
    day: daySchema.optional(),
    after_seq: queryNumber.optional(),
    limit: pageLimit.optional(),
  })
  .refine(({ message, day, after_seq }) => [message, day, after_seq].filter(isGiven).length === 1, {
    error: 'Give one of message, day and after_seq.',
  });
export type AroundQuery = z.infer<typeof aroundQuerySchema>;

export const historyPageSchema = z.object({
  messages: z.array(messageSchema),
  conversation_id: idSchema.nullable(),
  /** The requested message, or the first one of the day or after the number; the newest when none came later. */
  anchor_id: idSchema.nullable(),
  has_older: z.boolean(),
  has_newer: z.boolean(),
  last_seq: seqSchema,
});
export type HistoryPageDto = z.infer<typeof historyPageSchema>;

export const repliesQuerySchema = z.strictObject({
  /** The last reply that the client has. */
  after: queryNumber.optional(),
  limit: pageLimit.optional(),
});

/** A message and the replies to it, oldest first. Deleted replies are left out. */
export const threadSchema = z.object({
  message: messageSchema,
  replies: z.array(messageSchema),
  has_more: z.boolean(),
  last_seq: seqSchema,
});
export type ThreadDto = z.infer<typeof threadSchema>;

const isGiven = (value: unknown) => value !== undefined;
