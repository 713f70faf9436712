import type { MessageDto } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import { Prisma } from '@/lib/generated/prisma/client';
import { claimColumns } from '@/lib/notifications/outbox-store';
import type { PreparedItem } from '@/lib/notifications/ports';
import { isUniqueViolation, query, type Tx } from '@/lib/platform/db';
import { stillAuthorized } from './author-store';
import { columnsOf, MESSAGE_JOINS } from './message-columns-store';
import { bookingIn, fingerprintOf } from './message-place-store';
import { type MessageRow, toMessageDto } from './message-row';
import type { NewMessage } from './new-message';
import { PREPARED_COLUMNS, PREPARED_JOINS, type PreparedRow, toPreparedItem } from './prepared-item-store';

export type Appended = { message: MessageDto; prepared: PreparedItem | null };

const MAY_WRITE: Record<NewMessage['senderType'], Prisma.Sql> = {
  guest: Prisma.sql`b.status = 'in_house' AND b.room_id IS NOT NULL`,
  staff: Prisma.sql`b.status IN ('confirmed', 'in_house')`,
};

/**
 * Writes the whole message in one statement: number, message, log entry, outbox row and, for staff, the audit entry.
 *
 * The UPDATE of the conversation locks its row until the commit, so the order of numbers is the order of commits
 * and no reader ever sees 43 before 42. The stay, and the link, device or staff member of the author, are locked FOR
 * SHARE and checked in the same statement: a checkout or a revocation that commits first stops the message, and one
 * that comes second waits for it.
 *
 * Returns null when nothing was written; explainRejection finds the reason. A repeat that races its original ends in a
 * unique violation, which undoes the statement and with it the number: see nullOnDuplicate. An outbox item in a longer
 * transaction is never claimed by the caller: it commits with others, and the dispatcher delivers them in order.
 */
export async function appendMessage(tx: Tx | null, message: NewMessage): Promise<Appended | null> {
  const { hotelId, senderType, staffId, replyTo, lastSeenSeq } = message;
  const isGuest = senderType === 'guest';
  const files = message.attachmentIds.map((id) => BigInt(id));
  const welcome = stillAuthorized(message);
  const claim = claimColumns(message.isClaimedByCaller && tx === null);
  const statement = Prisma.sql`
    WITH stay AS (
      SELECT b.id, b.hotel_id, (SELECT number FROM room WHERE hotel_id = b.hotel_id AND id = b.room_id) AS room_number
      FROM booking b ${welcome.joins}
      WHERE b.hotel_id = ${hotelId} AND b.id = ${bookingIn(message)} AND ${MAY_WRITE[senderType]}
      FOR SHARE OF b, ${welcome.rows}
    ), files AS (
      -- Held before they are counted: another message that took one a moment ago is seen to have it.
      SELECT f.id, f.file_name, f.conversation_id FROM attachment f
      WHERE f.hotel_id = ${hotelId} AND f.id = ANY(${files}::bigint[]) AND f.uploader_key = ${message.senderKey}
        AND f.message_id IS NULL AND f.deleted_at IS NULL
      ORDER BY f.id FOR UPDATE
    ), numbered AS (
      UPDATE conversation c SET
        last_seq = c.last_seq + 1,
        last_message = COALESCE(NULLIF(${preview(message.body)}, ''), (SELECT file_name FROM files LIMIT 1)),
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
        AND (SELECT count(*) FROM files f WHERE f.conversation_id = c.id) = ${files.length}
        AND (${replyTo}::bigint IS NULL OR EXISTS (
          SELECT 1 FROM message q WHERE q.hotel_id = c.hotel_id AND q.conversation_id = c.id AND q.id = ${replyTo}))
        AND (${lastSeenSeq}::bigint IS NULL OR NOT EXISTS (
          SELECT 1 FROM message n WHERE n.conversation_id = c.id AND n.seq > ${lastSeenSeq}
          AND n.sender_type = 'staff' AND n.staff_id <> ${staffId} AND n.deleted_at IS NULL))
      RETURNING c.*, stay.room_number
    ), m AS (
      INSERT INTO message (hotel_id, conversation_id, seq, sender_type, sender_key, client_message_id, staff_id,
                           companion_id, sender_name, sender_role, room_number, body, fingerprint, reply_to_id, created_at)
      SELECT n.hotel_id, n.id, n.last_seq, ${senderType}::sender_type, ${message.senderKey},
             ${message.clientMessageId}, ${staffId}::int, ${message.companionId}::int, ${message.senderName}, ${message.senderRole}, n.room_number,
             ${message.body}, ${fingerprintOf(message)}, ${replyTo}::bigint, n.last_message_at
      FROM numbered n
      RETURNING *
    ), bound AS (
      UPDATE attachment f SET message_id = m.id FROM m WHERE f.id IN (SELECT id FROM files) RETURNING f.*
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
    ), audited_files AS (
      INSERT INTO audit_entry (hotel_id, actor_kind, staff_id, guest_session_id, action, outcome, target_kind, target_id,
                               request_id, conversation_id, data)
      SELECT m.hotel_id, ${senderType}, m.staff_id, ${message.sessionId}::int, 'files.upload', 'done', 'message',
             m.id::text, ${message.requestId}, m.conversation_id, jsonb_build_object('files', count(*))
      FROM m JOIN bound f ON f.message_id = m.id GROUP BY m.hotel_id, m.staff_id, m.id, m.conversation_id
    )
    SELECT ${columnsOf(Prisma.sql`bound`)}, ${PREPARED_COLUMNS}
    FROM m JOIN numbered c ON c.id = m.conversation_id ${MESSAGE_JOINS} ${PREPARED_JOINS}`;
  const [row] = await (tx
    ? tx.$queryRaw<(MessageRow & PreparedRow)[]>(statement)
    : query<MessageRow & PreparedRow>(statement));
  if (!row) return null;
  const sent = toMessageDto(row);
  return { message: sent, prepared: toPreparedItem(row, sent) };
}

/** Runs a write. Returns null when the same client id arrived twice at once and the other write won. */
export async function nullOnDuplicate<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
