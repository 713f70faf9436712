import type { HandlerDto, ReadState } from '@/lib/contract/chat';
import { db } from '@/lib/platform/db';

/** Returns the booking's one conversation, and creates it if it has none. Safe to race: the unique booking decides. */
export async function openConversation(
  hotelId: number,
  bookingId: number,
): Promise<{ id: number; isNew: boolean }> {
  const made = await db().conversation.createManyAndReturn({
    data: [{ hotelId, bookingId }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (made[0]) return { id: Number(made[0].id), isNew: true };
  const found = await db().conversation.findUniqueOrThrow({
    where: { hotelId_bookingId: { hotelId, bookingId } },
    select: { id: true },
  });
  return { id: Number(found.id), isNew: false };
}

export type ConversationHead = {
  id: number;
  lastSeq: number;
  readState: ReadState;
  handler: HandlerDto | null;
};

const HEAD_COLUMNS = {
  id: true,
  lastSeq: true,
  guestReadSeq: true,
  staffReadSeq: true,
  handler: { select: { id: true, firstName: true, lastName: true, role: true } },
} as const;

export async function findConversationOfBooking(
  hotelId: number,
  bookingId: number,
): Promise<ConversationHead | null> {
  const row = await db().conversation.findUnique({
    where: { hotelId_bookingId: { hotelId, bookingId } },
    select: HEAD_COLUMNS,
  });
  if (!row) return null;
  const { handler } = row;
  return {
    id: Number(row.id),
    lastSeq: Number(row.lastSeq),
    readState: { guest_read_seq: Number(row.guestReadSeq), staff_read_seq: Number(row.staffReadSeq) },
    handler: handler && {
      id: handler.id,
      name: `${handler.firstName} ${handler.lastName}`.trim(),
      role: handler.role,
    },
  };
}

/** Whether the hotel has a conversation of that id: the first check of every staff route. */
export async function conversationExists(hotelId: number, id: number): Promise<boolean> {
  const row = await db().conversation.findFirst({ where: { hotelId, id }, select: { id: true } });
  return row !== null;
}

/** Finds what a hint about a conversation needs to name its channels. */
export async function findPlace(hotelId: number, which: { bookingId: number } | { conversationId: number }) {
  const row = await db().conversation.findFirst({
    where: {
      hotelId,
      ...('bookingId' in which ? { bookingId: which.bookingId } : { id: which.conversationId }),
    },
    select: {
      id: true,
      hotel: { select: { slug: true } },
      booking: { select: { code: true, room: { select: { number: true } } } },
    },
  });
  if (!row) return null;
  return {
    hotelSlug: row.hotel.slug,
    bookingCode: row.booking.code,
    conversationId: Number(row.id),
    roomNumber: row.booking.room?.number ?? null,
  };
}
