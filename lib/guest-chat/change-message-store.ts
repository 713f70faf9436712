import { letsGuestIn } from '@/lib/contract/booking-status';
import type { SenderType } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import { ownText } from '@/lib/contract/stand-in-text';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Tx } from '@/lib/platform/db';
import type { LockedMessage } from './locked-message-store';
import { OLDEST_UNANSWERED } from './oldest-unanswered-store';

// Everything here runs under the locks of lockMessage.

/** Saves the former text as a revision. */
export async function rewriteMessage(tx: Tx, { hotelId, message, author }: LockedMessage, body: string) {
  await tx.messageRevision.create({
    data: { hotelId, messageId: message.id, staffId: author.staffId, body: ownText(message) },
  });
  await tx.$executeRaw`
    UPDATE message SET body = ${body}, edited_at = clock_timestamp()
    WHERE hotel_id = ${hotelId} AND id = ${message.id}`;
}

/** Hides the text from every reader, and returns the time of the deletion: the first deletion counts. */
export async function softDelete(tx: Tx, { hotelId, message }: LockedMessage): Promise<Date> {
  const rows = await tx.$queryRaw<{ deleted_at: Date }[]>`
    UPDATE message SET deleted_at = COALESCE(deleted_at, clock_timestamp())
    WHERE hotel_id = ${hotelId} AND id = ${message.id} RETURNING deleted_at`;
  return rows[0]?.deleted_at ?? new Date();
}

/**
 * Deletes text, quote, fingerprint and history permanently; number, author and time stay. The rows of the files are
 * marked and stay until the sweeper has removed the files from the storage.
 */
export async function eraseMessage(tx: Tx, locked: LockedMessage): Promise<Date> {
  const { hotelId, message } = locked;
  const deletedAt = await softDelete(tx, locked);
  await tx.$executeRaw`
    WITH history AS (
      DELETE FROM message_revision WHERE hotel_id = ${hotelId} AND message_id = ${message.id}
    ), files AS (
      UPDATE attachment SET deleted_at = COALESCE(deleted_at, clock_timestamp())
      WHERE hotel_id = ${hotelId} AND message_id = ${message.id}
    )
    UPDATE message SET body = '', fingerprint = NULL, reply_to_id = NULL, edited_at = NULL, is_erased = true
    WHERE hotel_id = ${hotelId} AND id = ${message.id}`;
  return deletedAt;
}

export type Change = {
  type: 'message_updated' | 'message_deleted';
  /** The data of the log entry, besides the message that it names. */
  data: Prisma.InputJsonObject;
  action: 'message.edit' | 'message.delete' | 'message.erase' | 'message.file_delete';
  requestId: string | null;
};

/** Records a change that was made: log entry, outbox row, audit entry, and the summary in the conversation's row. */
export async function recordChange(tx: Tx, locked: LockedMessage, change: Change): Promise<void> {
  const { hotelId, conversationId, message, author } = locked;
  await tx.$executeRaw`
    WITH numbered AS (
      UPDATE conversation c SET last_seq = c.last_seq + 1 ${await newestSaid(tx, locked)} ${noLongerThere(locked, change)}
      WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId} RETURNING c.last_seq
    ), logged AS (
      INSERT INTO conversation_event (hotel_id, conversation_id, seq, type, message_id, data, created_at)
      SELECT ${hotelId}, ${conversationId}, last_seq, ${change.type}::conversation_event_type, ${message.id},
             ${JSON.stringify(change.data)}::jsonb, clock_timestamp() FROM numbered
    ), queued AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq)
      SELECT ${hotelId}, 'conversation_event', ${conversationId}, last_seq FROM numbered
    )
    INSERT INTO audit_entry (hotel_id, actor_kind, staff_id, guest_session_id, action, outcome, target_kind, target_id,
                             request_id, conversation_id, data)
    SELECT ${hotelId}, ${author.staffId === null ? 'guest' : 'staff'}, ${author.staffId}::int,
           ${author.sessionId}::int, ${change.action}, 'done', 'message', ${String(message.id)}, ${change.requestId}, ${conversationId},
           jsonb_build_object('sender_type', ${message.sender_type}::text) FROM numbered`;
}

/** Updates the preview of the conversation when the newest message was changed or deleted. */
async function newestSaid(tx: Tx, { conversationId, message }: LockedMessage): Promise<Prisma.Sql> {
  const [newest] = await tx.$queryRaw<{ seq: bigint; body: string; sender: SenderType; at: Date }[]>`
    SELECT seq, COALESCE(NULLIF(body, ''), (
             SELECT file_name FROM attachment f WHERE f.message_id = message.id AND f.deleted_at IS NULL ORDER BY f.id LIMIT 1
           ), '') AS body, sender_type::text AS sender, created_at AS at FROM message
    WHERE conversation_id = ${conversationId} AND sender_type <> 'system' AND deleted_at IS NULL
    ORDER BY seq DESC LIMIT 1`;
  if (!newest) return Prisma.sql`, last_message = NULL, last_message_sender = NULL`;
  if (Number(newest.seq) > message.seq) return Prisma.empty;
  return Prisma.sql`, last_message = ${preview(newest.body)}, last_message_at = ${newest.at},
    last_message_sender = ${newest.sender}::sender_type`;
}

/**
 * A deleted message that was unread no longer counts as unread, and a deleted question no longer waits. A question
 * whose answer was deleted waits again, while staff can still answer it.
 */
function noLongerThere({ message, stay }: LockedMessage, { type }: Change): Prisma.Sql {
  if (type !== 'message_deleted' || message.is_deleted) return Prisma.empty;
  const isGuest = message.sender_type === 'guest';
  const unread = isGuest ? Prisma.sql`staff_unread_count` : Prisma.sql`guest_unread_count`;
  const isOpen = letsGuestIn(stay.bookingStatus);
  return Prisma.sql`, ${unread} = c.${unread} - ${message.is_read_by_recipient ? 0 : 1},
    waiting_since = CASE WHEN c.waiting_since IS NOT NULL OR ${!isGuest && isOpen} AND c.status = 'open' THEN ${OLDEST_UNANSWERED} END`;
}
