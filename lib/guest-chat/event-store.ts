import type { ConversationEventDto, ConversationEventType, Notice } from '@/lib/contract/chat';
import { conversationEventSchema } from '@/lib/contract/chat';
import type { Department } from '@/lib/contract/roles';
import type { Prisma } from '@/lib/generated/prisma/client';
import { db, type Tx } from '@/lib/platform/db';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { type MessageRow, toMessageDto } from './message-row';

export type EventPage = { events: ConversationEventDto[]; lastSeq: number };

type EventRow = {
  last_seq: bigint;
  event_seq: bigint | null;
  type: ConversationEventType;
  data: Record<string, unknown>;
  event_at: Date;
} & { [Column in keyof MessageRow]: MessageRow[Column] | null };

/** The log after a position, without gaps, and its last number. One statement reads both, so that they agree. */
export async function listEvents(
  hotelId: number,
  conversationId: number,
  after: number,
  limit: number,
): Promise<EventPage | null> {
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT c.last_seq, e.seq AS event_seq, e.type::text AS type, e.data, e.created_at AS event_at, ${MESSAGE_COLUMNS}
    FROM conversation c
    LEFT JOIN LATERAL (
      SELECT * FROM conversation_event x WHERE x.conversation_id = c.id AND x.seq > ${after}
      ORDER BY x.seq LIMIT ${limit}
    ) e ON true
    LEFT JOIN message m ON m.hotel_id = e.hotel_id AND m.id = e.message_id
    ${MESSAGE_JOINS}
    WHERE c.id = ${conversationId} AND c.hotel_id = ${hotelId}
    ORDER BY e.seq`;
  const head = rows[0];
  if (!head) return null;
  return {
    lastSeq: Number(head.last_seq),
    events: rows.filter((row) => row.event_seq !== null).map((row) => toEvent(conversationId, row)),
  };
}

/** The log entries that outbox rows name, by `conversation:seq`. One statement for the batch. */
export async function findEvents(
  keys: readonly { conversationId: number; seq: number }[],
): Promise<Map<string, ConversationEventDto>> {
  if (keys.length === 0) return new Map();
  const rows = await db().$queryRaw<(EventRow & { of_conversation: bigint })[]>`
    SELECT c.last_seq, c.id AS of_conversation, e.seq AS event_seq, e.type::text AS type, e.data,
           e.created_at AS event_at, ${MESSAGE_COLUMNS}
    FROM unnest(${keys.map((key) => BigInt(key.conversationId))}::bigint[], ${keys.map((key) => BigInt(key.seq))}::bigint[])
      AS k (conversation_id, seq)
    JOIN conversation_event e ON e.conversation_id = k.conversation_id AND e.seq = k.seq
    JOIN conversation c ON c.hotel_id = e.hotel_id AND c.id = e.conversation_id
    LEFT JOIN message m ON m.hotel_id = e.hotel_id AND m.id = e.message_id
    ${MESSAGE_JOINS}`;
  return new Map(
    rows.map((row) => {
      const conversationId = Number(row.of_conversation);
      return [eventKey(conversationId, Number(row.event_seq)), toEvent(conversationId, row)];
    }),
  );
}

export const eventKey = (conversationId: number, seq: number) => `${conversationId}:${seq}`;

function toEvent(conversationId: number, row: EventRow): ConversationEventDto {
  const seq = Number(row.event_seq);
  const isAboutMessage = row.type === 'message_created' || row.type === 'message_updated';
  return conversationEventSchema.parse({
    type: row.type,
    seq,
    event_id: eventKey(conversationId, seq),
    ts: row.event_at.toISOString(),
    payload: isAboutMessage && hasMessage(row) ? toMessageDto(row) : row.data,
  });
}

function hasMessage(row: EventRow): row is EventRow & MessageRow {
  return row.id !== null;
}

export type NewEntry =
  | {
      type: 'staff_joined' | 'staff_left' | 'staff_assigned';
      data: Prisma.InputJsonObject;
      handlerStaffId: number | null;
      /** The department in charge while there is no handler; null with a handler. */
      department?: Department | null;
    }
  | { type: 'notice'; notice: Notice; text: string };

/**
 * Appends an entry to the log together with its outbox row, and returns its number. The caller has the conversation's
 * row lock, or this takes it.
 */
export async function appendEntry(
  tx: Tx,
  hotelId: number,
  conversationId: number,
  entry: NewEntry,
): Promise<number> {
  const { lastSeq } = await tx.conversation.update({
    where: { hotelId_id: { hotelId, id: conversationId } },
    data: {
      lastSeq: { increment: 1 },
      ...(entry.type === 'notice'
        ? {}
        : { handlerStaffId: entry.handlerStaffId, department: entry.department ?? null }),
    },
    select: { lastSeq: true },
  });
  const messageId =
    entry.type === 'notice' ? await appendNotice(tx, hotelId, conversationId, lastSeq, entry) : null;
  await tx.conversationEvent.create({
    data: {
      hotelId,
      conversationId,
      seq: lastSeq,
      type: entry.type === 'notice' ? 'message_created' : entry.type,
      messageId,
      data: entry.type === 'notice' ? {} : entry.data,
    },
  });
  await tx.outboxItem.create({ data: { hotelId, type: 'conversation_event', conversationId, seq: lastSeq } });
  return Number(lastSeq);
}

async function appendNotice(
  tx: Tx,
  hotelId: number,
  conversationId: number,
  seq: bigint,
  { notice, text }: Extract<NewEntry, { type: 'notice' }>,
): Promise<bigint> {
  const row = await tx.message.create({
    data: {
      hotelId,
      conversationId,
      seq,
      senderType: 'system',
      senderKey: 'system',
      clientMessageId: `system-${seq}`,
      senderName: '',
      body: text,
      notice,
    },
    select: { id: true },
  });
  return row.id;
}
