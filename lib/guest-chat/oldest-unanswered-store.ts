import { Prisma } from '@/lib/generated/prisma/client';

/**
 * When the guest of conversation `c` began to wait, from the messages that are not deleted; null when the guest does
 * not wait.
 */
export const OLDEST_UNANSWERED = Prisma.sql`(
  SELECT min(w.created_at) FROM message w
  WHERE w.conversation_id = c.id AND w.sender_type = 'guest' AND w.deleted_at IS NULL
    AND w.seq > COALESCE((
      SELECT max(a.seq) FROM message a
      WHERE a.conversation_id = c.id AND a.sender_type = 'staff' AND a.deleted_at IS NULL), 0))`;
