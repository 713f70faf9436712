import { db } from '@/lib/platform/db';

/**
 * Sets the flag once, with an outbox row for every inbox and the audit entry. It writes no log entry: no participant's
 * view of the conversation changes. Returns whether the hotel has the conversation.
 */
export async function markUnread(
  hotelId: number,
  conversationId: number,
  staffId: number,
  requestId: string | null,
): Promise<boolean> {
  const rows = await db().$queryRaw<{ id: bigint }[]>`
    WITH target AS (
      SELECT c.id, c.hotel_id, c.is_marked_unread FROM conversation c
      WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId} FOR UPDATE
    ), marked AS (
      UPDATE conversation c SET is_marked_unread = true FROM target t WHERE c.id = t.id AND NOT t.is_marked_unread
      RETURNING c.id, c.hotel_id
    ), queued AS (
      INSERT INTO outbox (hotel_id, type, conversation_id) SELECT hotel_id, 'conversation_row', id FROM marked
    ), audited AS (
      INSERT INTO audit_entry (hotel_id, actor_kind, staff_id, action, outcome, target_kind, target_id, request_id)
      SELECT hotel_id, 'staff', ${staffId}, 'conversation.mark_unread', 'done', 'conversation', id::text, ${requestId}
      FROM marked
    )
    SELECT id FROM target`;
  return rows.length > 0;
}
