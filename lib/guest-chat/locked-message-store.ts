import type { MessageDto } from '@/lib/contract/chat';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Principal } from '@/lib/hotel/principals';
import type { Tx } from '@/lib/platform/db';
import { type Author, authorOf } from './author-store';
import { MESSAGE_COLUMNS, MESSAGE_JOINS } from './message-columns-store';
import { type MessageRow, toMessageDto } from './message-row';

/** A message that no other transaction can change until this one ends, with all that decides what may be done to it. */
export type LockedMessage = {
  hotelId: number;
  conversationId: number;
  message: MessageDto;
  isErased: boolean;
  stay: { bookingStatus: BookingStatus; roomId: number | null };
  /** The author's current rights: a role that was lost a moment ago is lost here. A guest has no role. */
  author: Author & { role: StaffRole | null; companionId: number | null };
};

type PreparedRow = MessageRow & { is_erased: boolean; role: StaffRole | null };
type StayRow = { conversation_id: bigint; status: BookingStatus; room_id: number | null };

/**
 * Locks the stay and the conversation in the same order as a new message, and only then reads the message, so that it
 * sees the changes that it waited for. Null when the hotel (or the guest's booking) has no such message.
 */
export async function lockMessage(tx: Tx, who: Principal, messageId: number): Promise<LockedMessage | null> {
  const hotelId = who.hotel.id;
  const ofBooking = who.kind === 'guest' ? Prisma.sql`AND b.id = ${who.bookingId}` : Prisma.empty;
  const [stay] = await tx.$queryRaw<StayRow[]>`
    WITH stay AS (
      SELECT b.id, b.hotel_id, b.status::text AS status, b.room_id
      FROM message m
      JOIN conversation c ON c.hotel_id = m.hotel_id AND c.id = m.conversation_id
      JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
      WHERE m.hotel_id = ${hotelId} AND m.id = ${messageId} ${ofBooking}
      FOR SHARE OF b
    )
    SELECT c.id AS conversation_id, stay.status, stay.room_id
    FROM stay JOIN conversation c ON c.hotel_id = stay.hotel_id AND c.booking_id = stay.id FOR UPDATE OF c`;
  if (!stay) return null;
  const author = authorOf(who);
  const [row] = await tx.$queryRaw<PreparedRow[]>`
    SELECT ${MESSAGE_COLUMNS}, m.is_erased,
           (SELECT w.role::text FROM staff w WHERE w.hotel_id = ${hotelId} AND w.id = ${author.staffId}) AS role
    FROM message m JOIN conversation c ON c.id = m.conversation_id ${MESSAGE_JOINS}
    WHERE m.hotel_id = ${hotelId} AND m.id = ${messageId}`;
  if (!row) return null;
  return {
    hotelId,
    conversationId: Number(stay.conversation_id),
    message: toMessageDto(row),
    isErased: row.is_erased,
    stay: { bookingStatus: stay.status, roomId: stay.room_id },
    author: { ...author, role: row.role, companionId: who.kind === 'guest' ? who.companionId : null },
  };
}

export async function readMessage(tx: Tx, { hotelId, message }: LockedMessage): Promise<MessageDto> {
  const rows = await tx.$queryRaw<MessageRow[]>`
    SELECT ${MESSAGE_COLUMNS} FROM message m JOIN conversation c ON c.id = m.conversation_id ${MESSAGE_JOINS}
    WHERE m.hotel_id = ${hotelId} AND m.id = ${message.id}`;
  return rows[0] ? toMessageDto(rows[0]) : message;
}
