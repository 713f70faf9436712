import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { type MovedPointer, moveReadPointer } from './read-pointer-store';

/** A missing conversation is no error: a guest may open the page before the first message. */
export async function markReadByGuest(
  guest: Guest,
  upToSeq: number,
): Promise<Omit<MovedPointer, 'conversationId'>> {
  const moved = await moveReadPointer(guest.hotel.id, { side: 'guest', bookingId: guest.bookingId }, upToSeq);
  return moved ?? { lastReadSeq: 0, markedAsRead: 0 };
}

/** Without a position, marks everything up to now. */
export async function markReadByStaff(
  staff: StaffMember,
  conversationId: number,
  upToSeq: number = Number.MAX_SAFE_INTEGER,
): Promise<MovedPointer> {
  const moved = await moveReadPointer(
    staff.hotel.id,
    { side: 'staff', conversationId, staffId: staff.id, staffName: staff.name },
    upToSeq,
  );
  if (!moved) throw new AppError('not_found');
  return moved;
}
