import { createHash } from 'node:crypto';
import type { MessageDto, SenderType } from '@/lib/contract/chat';
import type { BookingStatus } from '@/lib/contract/hotel';
import { preview } from '@/lib/contract/preview';
import { Prisma } from '@/lib/generated/prisma/client';
import { newsClaim } from '@/lib/notifications/outbox-store';
import type { HeldNews } from '@/lib/notifications/ports';
import { ask, db, isUniqueViolation, type Tx } from '@/lib/platform/db';
import { HELD_COLUMNS, HELD_JOINS, type HeldRow, toHeldNews } from './held-news-store';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { type MessageRow, toMessageDto } from './message-row';
import { isStillWelcome, type Speaker } from './speaker-store';

export type NewMessage = Speaker & {
  /** A guest speaks in their booking's conversation, staff in one they name. */
  place: { bookingId: number } | { conversationId: number };
  senderType: Exclude<SenderType, 'system'>;
  senderKey: string;
  senderName: string;
  senderRole: string | null;
  body: string;
  clientMessageId: string;
  replyTo: number | null;
  /** A staff member's view of the conversation when they wrote; a colleague's later answer stops the send. */
  lastSeenSeq: number | null;
  requestId: string | null;
  /** Whoever sends will tell the news themselves: nobody else is to take it from the outbox meanwhile. */
  isHeld: boolean;
};

export type Appended = { message: MessageDto; held: HeldNews | null };

const MAY_WRITE: Record<NewMessage['senderType'], Prisma.Sql> = {
  guest: Prisma.sql`b.status = 'in_house' AND b.room_id IS NOT NULL`,
  staff: Prisma.sql`b.status IN ('confirmed', 'in_house')`,
};

/**
 * The whole write in one statement: number, message, log entry, outbox row and, for staff, the audit entry.
 *
 * The UPDATE of the conversation takes its row lock and keeps it to the commit, so the order of numbers is the
 * order of commits and no reader ever sees 43 before 42. The stay is locked FOR SHARE and looked at again in the
 * same breath, so a checkout that commits first stops the message, and one that comes second waits for it.
 *
 * Answers null when nothing was written; explainNoAppend says why. A repeat that races its original ends in a
 * unique violation, which undoes the statement and with it the number: see unlessRepeat.
 * News that is part of a longer transaction is never held: it comes with others that are told in their order.
 */
export async function appendMessage(tx: Tx | null, message: NewMessage): Promise<Appended | null> {
  const { hotelId, senderType, staffId, replyTo, lastSeenSeq } = message;
  const isGuest = senderType === 'guest';
  const claim = newsClaim(message.isHeld && tx === null);
  const statement = Prisma.sql`
    WITH stay AS (
      SELECT b.id, b.hotel_id, (SELECT number FROM room WHERE hotel_id = b.hotel_id AND id = b.room_id) AS room_number
      FROM booking b
      WHERE b.hotel_id = ${hotelId} AND b.id = ${bookingIn(message)} AND ${MAY_WRITE[senderType]}
        AND ${isStillWelcome(message)}
      FOR SHARE OF b
    ), numbered AS (
      UPDATE conversation c SET
        last_seq = c.last_seq + 1,
        last_message = ${preview(message.body)},
        last_message_at = clock_timestamp(),
        last_message_sender = ${senderType}::sender_type,
        waiting_since = CASE WHEN ${isGuest} THEN COALESCE(c.waiting_since, clock_timestamp()) END,
        staff_unread_count = c.staff_unread_count + ${isGuest ? 1 : 0},
        guest_unread_count = c.guest_unread_count + ${isGuest ? 0 : 1}
      FROM stay
      WHERE c.hotel_id = stay.hotel_id AND c.booking_id = stay.id
        AND (${staffId}::int IS NULL OR c.handler_staff_id = ${staffId})
        AND NOT EXISTS (SELECT 1 FROM message o WHERE o.conversation_id = c.id
                        AND o.sender_key = ${message.senderKey} AND o.client_message_id = ${message.clientMessageId})
        AND (${replyTo}::bigint IS NULL OR EXISTS (
          SELECT 1 FROM message q WHERE q.hotel_id = c.hotel_id AND q.conversation_id = c.id AND q.id = ${replyTo}))
        AND (${lastSeenSeq}::bigint IS NULL OR NOT EXISTS (
          SELECT 1 FROM message n WHERE n.conversation_id = c.id AND n.seq > ${lastSeenSeq}
          AND n.sender_type = 'staff' AND n.staff_id <> ${staffId} AND n.deleted_at IS NULL))
      RETURNING c.*, stay.room_number
    ), m AS (
      INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id,
                           sender_name, sender_role, room_number, body, fingerprint, reply_to_id, created_at)
      SELECT n.hotel_id, n.id, n.last_seq, ${senderType}::sender_type, ${message.senderKey},
             ${message.clientMessageId}, ${staffId}::int, ${message.senderName}, ${message.senderRole}, n.room_number,
             ${message.body}, ${fingerprintOf(message)}, ${replyTo}::bigint, n.last_message_at
      FROM numbered n
      RETURNING *
    ), logged AS (
      INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id, created_at)
      SELECT m.hotel_id, m.conversation_id, m.seq, 'message_created', m.id, m.created_at FROM m
    ), queued AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq, claimed_until, attempts)
      SELECT m.hotel_id, 'conversation_event', m.conversation_id, m.seq, ${claim} FROM m RETURNING *
    ), audited AS (
      INSERT INTO audit_entry (hotel_id, actor_kind, staff_id, action, outcome, target_kind, target_id, request_id)
      SELECT m.hotel_id, 'staff', m.staff_id, 'message.send', 'done', 'message', m.id::text, ${message.requestId}
      FROM m WHERE m.staff_id IS NOT NULL
    )
    SELECT ${MESSAGE_COLUMNS}, ${HELD_COLUMNS}
    FROM m JOIN numbered c ON c.id = m.conversation_id ${MESSAGE_JOINS} ${HELD_JOINS}`;
  const [row] = await (tx
    ? tx.$queryRaw<(MessageRow & HeldRow)[]>(statement)
    : ask<MessageRow & HeldRow>(statement));
  if (!row) return null;
  const sent = toMessageDto(row);
  return { message: sent, held: toHeldNews(row, sent) };
}

function bookingIn({ hotelId, place }: NewMessage): Prisma.Sql {
  if ('bookingId' in place) return Prisma.sql`${place.bookingId}`;
  return Prisma.sql`(SELECT booking_id FROM conversation WHERE hotel_id = ${hotelId} AND id = ${place.conversationId})`;
}

export type NoAppend = {
  conversationId: number | null;
  status: BookingStatus;
  roomId: number | null;
  handlerStaffId: number | null;
  isWelcome: boolean;
  hasReplyTarget: boolean;
  original: { message: MessageDto; isSameText: boolean } | null;
  answeredFirst: MessageDto | null;
};

/** Looks at everything that could have stopped appendMessage, once. */
export async function explainNoAppend(message: NewMessage): Promise<NoAppend | null> {
  const [state] = await db().$queryRaw<
    {
      conversation_id: bigint | null;
      status: BookingStatus;
      room_id: number | null;
      handler_staff_id: number | null;
      is_welcome: boolean;
      has_reply_target: boolean;
    }[]
  >`
    SELECT c.id AS conversation_id, b.status::text AS status, b.room_id, c.handler_staff_id,
           ${isStillWelcome(message)} AS is_welcome,
           (${message.replyTo}::bigint IS NULL OR EXISTS (
             SELECT 1 FROM message q
             WHERE q.hotel_id = b.hotel_id AND q.conversation_id = c.id AND q.id = ${message.replyTo}
           )) AS has_reply_target
    FROM booking b LEFT JOIN conversation c ON c.hotel_id = b.hotel_id AND c.booking_id = b.id
    WHERE b.hotel_id = ${message.hotelId} AND b.id = ${bookingIn(message)}`;
  if (!state) return null;
  const conversationId = state.conversation_id === null ? null : Number(state.conversation_id);
  const original = await findOne(
    Prisma.sql`m.sender_key = ${message.senderKey} AND m.client_message_id = ${message.clientMessageId}`,
    conversationId,
  );
  const newer =
    message.lastSeenSeq === null
      ? null
      : await findOne(
          Prisma.sql`m.seq > ${message.lastSeenSeq} AND m.sender_type = 'staff' AND m.staff_id <> ${message.staffId} AND m.deleted_at IS NULL`,
          conversationId,
        );
  return {
    conversationId,
    status: state.status,
    roomId: state.room_id,
    handlerStaffId: state.handler_staff_id,
    isWelcome: state.is_welcome,
    hasReplyTarget: state.has_reply_target,
    original: original && {
      message: toMessageDto(original),
      isSameText: original.fingerprint === null || original.fingerprint === fingerprintOf(message),
    },
    answeredFirst: newer && toMessageDto(newer),
  };
}

async function findOne(where: Prisma.Sql, conversationId: number | null) {
  if (conversationId === null) return null;
  const rows = await db().$queryRaw<(MessageRow & { fingerprint: string | null })[]>`
    SELECT m.fingerprint, ${MESSAGE_COLUMNS} FROM message m JOIN conversation c ON c.id = m.conversation_id
    ${MESSAGE_JOINS} WHERE m.conversation_id = ${conversationId} AND ${where} ORDER BY m.seq DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** Runs a write; null when the same client id arrived twice at once and the other one won. */
export async function unlessRepeat<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

function fingerprintOf({ replyTo, body }: Pick<NewMessage, 'body' | 'replyTo'>): string {
  const said = `${replyTo ?? ''}\n${body}`;
  return createHash('sha256').update(said).digest('base64');
}
