import type { MessageDto } from '@/lib/contract/chat';
import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { type MessageRow, toMessageDto } from './message-row';

/** The anchor in a conversation: a message, the first message of a day, or the first one after a number. */
export type Place =
  | { kind: 'message'; id: number }
  | { kind: 'day'; day: string; timeZone: string }
  | { kind: 'after'; seq: number };

export type HistoryPage = {
  messages: MessageDto[];
  /** Null when there is no such message, or no message at all. */
  anchorSeq: number | null;
  hasOlder: boolean;
  hasNewer: boolean;
  lastSeq: number;
};

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
type HistoryRow = Nullable<MessageRow> & { last_seq: bigint; anchor: bigint | null };

/** Reads the page and the log position that it is true at in one statement, so that the two agree. */
export async function listAround(
  hotelId: number,
  conversationId: number,
  place: Place,
  limit: number,
): Promise<HistoryPage | null> {
  const before = Math.floor(limit / 2);
  const rows = await db().$queryRaw<HistoryRow[]>`
    WITH a AS MATERIALIZED (SELECT (${anchorOf(hotelId, conversationId, place)}) AS seq)
    SELECT c.last_seq, a.seq AS anchor, ${MESSAGE_COLUMNS}
    FROM conversation c CROSS JOIN a
    LEFT JOIN LATERAL (
      (SELECT * FROM message x WHERE x.conversation_id = c.id AND x.seq < a.seq
       ORDER BY x.seq DESC LIMIT ${before + 1})
      UNION ALL
      (SELECT * FROM message x WHERE x.conversation_id = c.id AND x.seq >= a.seq
       ORDER BY x.seq LIMIT ${limit - before + 1})
    ) m ON true
    ${MESSAGE_JOINS}
    WHERE c.id = ${conversationId} AND c.hotel_id = ${hotelId}
    ORDER BY m.seq`;
  const head = rows[0];
  if (!head) return null;
  const found = rows.filter(isMessage).map(toMessageDto);
  const anchorSeq = head.anchor === null ? null : Number(head.anchor);
  const older = found.filter((message) => message.seq < (anchorSeq ?? 0));
  const newer = found.slice(older.length);
  return {
    messages: [...older.slice(-before || older.length), ...newer.slice(0, limit - before)],
    anchorSeq,
    hasOlder: older.length > before,
    hasNewer: newer.length > limit - before,
    lastSeq: Number(head.last_seq),
  };
}

/** Each is one index lookup, however long the conversation. */
function anchorOf(hotelId: number, conversationId: number, place: Place): Prisma.Sql {
  const here = Prisma.sql`hotel_id = ${hotelId} AND conversation_id = ${conversationId}`;
  const newest = Prisma.sql`(SELECT seq FROM message WHERE ${here} ORDER BY seq DESC LIMIT 1)`;
  switch (place.kind) {
    case 'message':
      return Prisma.sql`SELECT seq FROM message WHERE ${here} AND id = ${place.id}::bigint`;
    case 'day':
      return Prisma.sql`SELECT coalesce((
        SELECT seq FROM message
        WHERE ${here} AND created_at >= (${place.day}::date::timestamp AT TIME ZONE ${place.timeZone})
        ORDER BY created_at, seq LIMIT 1), ${newest})`;
    case 'after':
      return Prisma.sql`SELECT coalesce((
        SELECT seq FROM message WHERE ${here} AND seq > ${place.seq}::bigint ORDER BY seq LIMIT 1), ${newest})`;
  }
}

export type Thread = { messages: MessageDto[]; hasMore: boolean; lastSeq: number; isCursorUnknown: boolean };

/** The message itself first, then its replies. Empty when there is no such message. */
export async function listReplies(
  hotelId: number,
  conversationId: number,
  messageId: number,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<Thread | null> {
  const rows = await db().$queryRaw<HistoryRow[]>`
    WITH a AS (
      SELECT (SELECT seq FROM message
              WHERE hotel_id = ${hotelId} AND conversation_id = ${conversationId} AND id = ${after ?? null}::bigint) AS seq
    )
    SELECT c.last_seq, a.seq AS anchor, ${MESSAGE_COLUMNS}
    FROM conversation c CROSS JOIN a
    LEFT JOIN LATERAL (
      (SELECT * FROM message x
       WHERE x.hotel_id = c.hotel_id AND x.conversation_id = c.id AND x.id = ${messageId}::bigint)
      UNION ALL
      (SELECT * FROM message x
       WHERE x.conversation_id = c.id AND x.reply_to_id = ${messageId}::bigint AND x.deleted_at IS NULL
         AND x.seq > coalesce(a.seq, 0)
       ORDER BY x.seq LIMIT ${limit + 1})
    ) m ON true
    ${MESSAGE_JOINS}
    WHERE c.id = ${conversationId} AND c.hotel_id = ${hotelId}
    ORDER BY m.seq`;
  const head = rows[0];
  if (!head) return null;
  const found = rows.filter(isMessage).map(toMessageDto);
  return {
    messages: found.slice(0, limit + 1),
    hasMore: found.length > limit + 1,
    lastSeq: Number(head.last_seq),
    isCursorUnknown: after !== undefined && head.anchor === null,
  };
}

function isMessage(row: HistoryRow): row is MessageRow & { last_seq: bigint; anchor: bigint | null } {
  return row.id !== null;
}
