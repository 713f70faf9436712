import type { MessageDto, ReadState } from '@/lib/contract/chat';
import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { type MessageRow, toMessageDto } from './message-row';

export type PageCursor = { before?: number | undefined; after?: number | undefined; limit: number };
export type MessagePage = {
  messages: MessageDto[];
  hasMore: boolean;
  lastSeq: number;
  readState: ReadState;
  /** The conversation does not contain the message that the cursor names. */
  isCursorUnknown: boolean;
};

type HeadRow = {
  last_seq: bigint;
  guest_read_seq: bigint;
  staff_read_seq: bigint;
  anchor: bigint | null;
};
type PageRow = HeadRow & { [Column in keyof MessageRow]: MessageRow[Column] | null };

/**
 * A page, oldest to newest, and the log position that it is true at. Both come from one statement: if the position were
 * read after the page, the client would never get an event between the two.
 */
export async function listMessages(
  hotelId: number,
  conversationId: number,
  cursor: PageCursor,
): Promise<MessagePage | null> {
  const { before, after, limit } = cursor;
  const anchorId = before ?? after ?? null;
  const isForward = after !== undefined;
  const order = isForward ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const range = isForward
    ? Prisma.sql`x.seq > a.seq`
    : before === undefined
      ? Prisma.sql`true`
      : Prisma.sql`x.seq < a.seq`;
  const rows = await db().$queryRaw<PageRow[]>`
    WITH a AS (
      SELECT (SELECT seq FROM message
              WHERE hotel_id = ${hotelId} AND conversation_id = ${conversationId} AND id = ${anchorId}::bigint) AS seq
    )
    SELECT c.last_seq, c.guest_read_seq, c.staff_read_seq, a.seq AS anchor, ${MESSAGE_COLUMNS}
    FROM conversation c CROSS JOIN a
    LEFT JOIN LATERAL (
      SELECT * FROM message x WHERE x.conversation_id = c.id AND ${range} ORDER BY x.seq ${order} LIMIT ${limit + 1}
    ) m ON true
    ${MESSAGE_JOINS}
    WHERE c.id = ${conversationId} AND c.hotel_id = ${hotelId}
    ORDER BY m.seq ${order}`;
  const head = rows[0];
  if (!head) return null;
  const found = rows.filter(isMessage).map(toMessageDto);
  const page = found.slice(0, limit);
  return {
    messages: isForward ? page : page.reverse(),
    hasMore: found.length > limit,
    lastSeq: Number(head.last_seq),
    readState: {
      guest_read_seq: Number(head.guest_read_seq),
      staff_read_seq: Number(head.staff_read_seq),
    },
    isCursorUnknown: anchorId !== null && head.anchor === null,
  };
}

/** The message that a sender has already sent under a client id. */
export async function findSent(
  conversationId: number,
  senderKey: string,
  clientMessageId: string,
): Promise<MessageDto | null> {
  const rows = await db().$queryRaw<MessageRow[]>`
    SELECT ${MESSAGE_COLUMNS} FROM message m JOIN conversation c ON c.id = m.conversation_id ${MESSAGE_JOINS}
    WHERE m.conversation_id = ${conversationId} AND m.sender_key = ${senderKey}
      AND m.client_message_id = ${clientMessageId}`;
  return rows[0] ? toMessageDto(rows[0]) : null;
}

function isMessage(row: PageRow): row is HeadRow & MessageRow {
  return row.id !== null;
}
