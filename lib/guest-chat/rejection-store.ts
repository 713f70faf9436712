import type { MessageDto } from '@/lib/contract/chat';
import type { BookingStatus } from '@/lib/contract/hotel';
import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';
import { isStillAuthorized } from './author-store';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { bookingIn, fingerprintOf } from './message-place-store';
import { type MessageRow, toMessageDto } from './message-row';
import type { NewMessage } from './new-message';

export type Rejection = {
  conversationId: number | null;
  status: BookingStatus;
  roomId: number | null;
  handlerStaffId: number | null;
  isWelcome: boolean;
  hasReplyTarget: boolean;
  hasFiles: boolean;
  original: { message: MessageDto; isSameText: boolean } | null;
  answeredFirst: MessageDto | null;
};

/** Checks everything that could have stopped appendMessage, once. */
export async function explainRejection(message: NewMessage): Promise<Rejection | null> {
  const [state] = await db().$queryRaw<
    {
      conversation_id: bigint | null;
      status: BookingStatus;
      room_id: number | null;
      handler_staff_id: number | null;
      is_welcome: boolean;
      has_reply_target: boolean;
      files: number;
    }[]
  >`
    SELECT c.id AS conversation_id, b.status::text AS status, b.room_id, c.handler_staff_id,
           ${isStillAuthorized(message)} AS is_welcome,
           (${message.replyTo}::bigint IS NULL OR EXISTS (
             SELECT 1 FROM message q
             WHERE q.hotel_id = b.hotel_id AND q.conversation_id = c.id AND q.id = ${message.replyTo}
           )) AS has_reply_target,
           (SELECT count(*)::int FROM attachment f
            WHERE f.hotel_id = b.hotel_id AND f.conversation_id = c.id AND f.uploader_key = ${message.senderKey}
              AND f.id = ANY(${message.attachmentIds.map((id) => BigInt(id))}::bigint[])
              AND f.message_id IS NULL AND f.deleted_at IS NULL) AS files
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
    hasFiles: state.files === message.attachmentIds.length,
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
