import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';

export type Receiver =
  | { side: 'guest'; bookingId: number; upToSeq: number }
  | { side: 'staff'; conversations: readonly { id: number; upToSeq: number }[] };
/** The number of marked messages by conversation, for each named conversation that the hotel has. */
export type Delivered = ReadonlyMap<number, number>;

/**
 * Marks the messages that have reached a side's app and logs it, for many conversations in one statement. Each
 * conversation is locked, all in the same order. A read message counts as delivered already. With nothing new, nothing
 * is locked or written. Unread messages are few, so that the cost does not grow with the conversation.
 */
export async function markDelivered(hotelId: number, receiver: Receiver): Promise<Delivered> {
  const writer = receiver.side === 'guest' ? 'staff' : 'guest';
  const isWaiting = Prisma.sql`m.conversation_id = n.id AND m.sender_type = ${writer}::sender_type
    AND m.read_at IS NULL AND m.delivered_at IS NULL AND m.seq <= n.up_to`;
  const rows = await db().$queryRaw<{ id: bigint; marked: number }[]>`
    WITH named AS (${namedBy(hotelId, receiver)}),
    target AS (
      SELECT n.id, n.hotel_id, n.up_to, clock_timestamp()::timestamptz(3) AS at
      FROM named n JOIN conversation c ON c.id = n.id
      WHERE EXISTS (SELECT 1 FROM message m WHERE ${isWaiting}) ORDER BY c.id FOR UPDATE OF c
    ), marked AS (
      UPDATE message m SET delivered_at = n.at FROM target n WHERE ${isWaiting}
      RETURNING m.conversation_id, m.seq, m.delivered_at
    ), summary AS (
      SELECT conversation_id, count(*)::int AS marked, max(seq) AS top, max(delivered_at) AS at
      FROM marked GROUP BY conversation_id
    ), numbered AS (
      UPDATE conversation c SET last_seq = c.last_seq + 1 FROM summary s WHERE c.id = s.conversation_id
      RETURNING c.id, c.hotel_id, c.last_seq, s.top, s.at
    ), logged AS (
      INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, data)
      SELECT v.hotel_id, v.id, v.last_seq, 'messages_delivered',
             jsonb_build_object('reader', ${receiver.side}::text, 'up_to_seq', v.top,
               'delivered_at', to_char(v.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      FROM numbered v
    ), queued AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq)
      SELECT v.hotel_id, 'conversation_event', v.id, v.last_seq FROM numbered v
    )
    SELECT n.id, COALESCE(s.marked, 0) AS marked FROM named n LEFT JOIN summary s ON s.conversation_id = n.id`;
  return new Map(rows.map((row) => [Number(row.id), row.marked]));
}

function namedBy(hotelId: number, receiver: Receiver): Prisma.Sql {
  if (receiver.side === 'guest') {
    return Prisma.sql`SELECT c.id, c.hotel_id, ${receiver.upToSeq}::bigint AS up_to
      FROM conversation c WHERE c.hotel_id = ${hotelId} AND c.booking_id = ${receiver.bookingId}`;
  }
  const ids = receiver.conversations.map(({ id }) => BigInt(id));
  const positions = receiver.conversations.map(({ upToSeq }) => BigInt(upToSeq));
  return Prisma.sql`SELECT c.id, c.hotel_id, max(a.up_to) AS up_to
    FROM unnest(${ids}::bigint[], ${positions}::bigint[]) AS a (id, up_to)
    JOIN conversation c ON c.hotel_id = ${hotelId} AND c.id = a.id GROUP BY c.id, c.hotel_id`;
}
