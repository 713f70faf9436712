import type { ConversationDto } from '@/lib/contract/chat';
import { toCompanionDto } from '@/lib/hotel/companion-dto';
import { db } from '@/lib/platform/db';

/** The guest, the stay and the read pointers of one conversation: one for each side, and that of the requester. */
export async function findConversationDetails(
  hotelId: number,
  id: number,
  staffId: number,
): Promise<Pick<ConversationDto, 'guest' | 'stay' | 'read_state' | 'my_read_seq'> | null> {
  const row = await db().conversation.findFirst({
    where: { hotelId, id },
    select: {
      guestReadSeq: true,
      staffReadSeq: true,
      readPointers: { where: { staffId }, select: { readSeq: true } },
      booking: {
        select: {
          code: true,
          status: true,
          guestFirstName: true,
          guestLastName: true,
          guestEmail: true,
          guestLocale: true,
          checkIn: true,
          checkOut: true,
          checkedInAt: true,
          notes: true,
          erasedAt: true,
          companions: {
            where: { removedAt: null },
            orderBy: { id: 'asc' },
            select: { id: true, firstName: true, lastName: true, locale: true },
          },
          room: { select: { number: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { booking } = row;
  const mine = row.readPointers[0];
  return {
    read_state: { guest_read_seq: Number(row.guestReadSeq), staff_read_seq: Number(row.staffReadSeq) },
    my_read_seq: mine ? Number(mine.readSeq) : null,
    guest: {
      first_name: booking.guestFirstName,
      last_name: booking.guestLastName,
      email: booking.guestEmail,
      locale: booking.guestLocale,
    },
    stay: {
      booking_id: booking.code,
      status: booking.status,
      room_number: booking.room?.number ?? null,
      check_in: toDay(booking.checkIn),
      check_out: toDay(booking.checkOut),
      checked_in_at: booking.checkedInAt?.toISOString() ?? null,
      notes: booking.notes,
      erased_at: booking.erasedAt?.toISOString() ?? null,
      companions: booking.companions.map(toCompanionDto),
    },
  };
}

/** A date without a time, as in the booking. */
function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
