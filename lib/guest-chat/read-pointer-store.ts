import { Prisma } from '@/lib/generated/prisma/client';
import { db, type Tx } from '@/lib/platform/db';

export type Reader =
  | { side: 'guest'; bookingId: number }
  | { side: 'staff'; conversationId: number; staffId: number; staffName: string };
export type MovedPointer = { conversationId: number; lastReadSeq: number; markedAsRead: number };

/**
 * Moves a side's read pointer forwards, marks the messages that it passed, and logs it, in one statement under the
 * conversation's lock. With nothing new to read, nothing is logged. The unread count goes down by exactly the messages
 * marked here (deleted ones are not counted), so two tabs that read the same page cannot count it twice. All get the
 * same time, the one in the log, so that a client that got the event shows what a fresh page shows. A read message
 * counts as delivered. When a staff member reads, "marked unread" ends; only the inbox is notified of that.
 */
export async function moveReadPointer(
  hotelId: number,
  reader: Reader,
  upToSeq: number,
  tx: Pick<Tx, '$queryRaw'> = db(),
): Promise<MovedPointer | null> {
  const isGuest = reader.side === 'guest';
  const which = isGuest
    ? Prisma.sql`c.booking_id = ${reader.bookingId}`
    : Prisma.sql`c.id = ${reader.conversationId}`;
  const pointer = isGuest ? Prisma.sql`guest_read_seq` : Prisma.sql`staff_read_seq`;
  const counter = isGuest ? Prisma.sql`guest_unread_count` : Prisma.sql`staff_unread_count`;
  const otherSide = isGuest ? 'staff' : 'guest';
  const name = isGuest
    ? Prisma.sql`'{}'::jsonb`
    : Prisma.sql`jsonb_build_object('staff_name', ${reader.staffName}::text)`;
  const wasMarkedUnread = isGuest ? Prisma.sql`false` : Prisma.sql`c.is_marked_unread`;
  const ownPointer = isGuest
    ? Prisma.empty
    : Prisma.sql`, own AS (
        INSERT INTO staff_read_pointer (hotel_id, conversation_id, staff_id, read_seq, read_at)
        SELECT t.hotel_id, t.id, ${reader.staffId}, LEAST(${upToSeq}::bigint, t.last_seq), clock_timestamp() FROM target t
        ON CONFLICT (conversation_id, staff_id) DO UPDATE SET
          read_seq = GREATEST(staff_read_pointer.read_seq, EXCLUDED.read_seq), read_at = EXCLUDED.read_at)`;
  const rows = await tx.$queryRaw<{ id: bigint; read_seq: bigint; marked: number }[]>`
    WITH target AS (
      SELECT c.id, c.hotel_id, c.last_seq, c.${pointer} AS read_seq, ${wasMarkedUnread} AS was_marked_unread,
             clock_timestamp()::timestamptz(3) AS at
      FROM conversation c
      WHERE c.hotel_id = ${hotelId} AND ${which} FOR UPDATE
    ), marked AS (
      UPDATE message m SET read_at = t.at, delivered_at = COALESCE(m.delivered_at, t.at) FROM target t
      WHERE m.conversation_id = t.id AND m.sender_type = ${otherSide}::sender_type AND m.read_at IS NULL
        AND m.seq <= ${upToSeq}
      RETURNING m.seq, m.read_at, m.deleted_at
    ), summary AS (
      SELECT count(*)::int AS marked, count(*) FILTER (WHERE deleted_at IS NULL)::int AS counted,
             max(seq) AS top, max(read_at) AS at FROM marked
    ), moved AS (
      UPDATE conversation c SET
        ${pointer} = GREATEST(c.${pointer}, s.top),
        ${counter} = c.${counter} - s.counted,
        is_marked_unread = c.is_marked_unread AND NOT t.was_marked_unread,
        last_seq = c.last_seq + (s.marked > 0)::int
      FROM target t, summary s WHERE c.id = t.id AND (s.marked > 0 OR t.was_marked_unread)
      RETURNING c.id, c.hotel_id, c.last_seq, c.${pointer} AS read_seq, s.at, s.marked
    ), logged AS (
      INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, data)
      SELECT v.hotel_id, v.id, v.last_seq, 'messages_read',
             jsonb_build_object('reader', ${reader.side}::text, 'up_to_seq', v.read_seq,
               'read_at', to_char(v.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) || ${name}
      FROM moved v WHERE v.marked > 0
    ), queued AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq)
      SELECT v.hotel_id, CASE WHEN v.marked > 0 THEN 'conversation_event' ELSE 'conversation_row' END, v.id,
             CASE WHEN v.marked > 0 THEN v.last_seq END FROM moved v
    ) ${ownPointer}
    SELECT t.id, COALESCE((SELECT read_seq FROM moved), t.read_seq) AS read_seq, s.marked FROM target t, summary s`;
  const row = rows[0];
  return row
    ? { conversationId: Number(row.id), lastReadSeq: Number(row.read_seq), markedAsRead: row.marked }
    : null;
}
