import type { DeskDelivered } from '@/lib/contract/marks';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { markDelivered } from './delivered-store';

/** A missing conversation is no error: a guest may open the page before the first message. */
export async function markDeliveredToGuest(guest: Guest, upToSeq: number): Promise<number> {
  const { bookingId } = guest;
  const marked = await markDelivered(guest.hotel.id, { side: 'guest', bookingId, upToSeq });
  return [...marked.values()][0] ?? 0;
}

export async function markDeliveredToStaff(
  staff: StaffMember,
  conversationId: number,
  upToSeq: number,
): Promise<number> {
  const conversations = [{ id: conversationId, upToSeq }];
  const marked = (await markDelivered(staff.hotel.id, { side: 'staff', conversations })).get(conversationId);
  if (marked === undefined) throw new AppError('not_found');
  return marked;
}

/**
 * Marks what the inbox of a staff page shows. A conversation of another hotel is skipped like one without new messages.
 */
export async function markListDelivered(staff: StaffMember, list: DeskDelivered): Promise<number> {
  const conversations = list.map(({ conversation_id, up_to_seq }) => ({
    id: conversation_id,
    upToSeq: up_to_seq,
  }));
  const marked = await markDelivered(staff.hotel.id, { side: 'staff', conversations });
  return [...marked.values()].reduce((sum, count) => sum + count, 0);
}
