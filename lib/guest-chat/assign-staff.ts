import { letsGuestIn } from '@/lib/contract/booking-status';
import type { AssignInput, AssignReply } from '@/lib/contract/handoff';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { lockConversation } from './hand-off-store';
import { handOver } from './hand-over';
import { moveReadPointer } from './read-pointer-store';

/**
 * Assigns a conversation to a colleague, or to the requester. An assignment that exists already changes nothing. A stay
 * that is over is rejected. A requester who takes over has the conversation open, so its messages are marked as read;
 * an assignment to a colleague marks none.
 */
export async function assignStaff(
  by: StaffMember,
  conversationId: number,
  { staff_id = by.id, expected_handler_id: expected }: AssignInput,
  requestId: string | null = null,
): Promise<AssignReply> {
  return transactAs(by, async (tx) => {
    const locked = await lockConversation(tx, by.hotel.id, conversationId, [by.id, staff_id]);
    const to = locked?.people.get(staff_id);
    if (!locked || !to?.isActive) throw new AppError('not_found');
    if (!locked.people.get(by.id)?.isActive) throw new AppError('unauthenticated');
    const { handler, roomNumber } = locked;
    const reply: AssignReply = {
      conversation_id: conversationId,
      assigned_staff: { id: to.id, name: to.name, role: to.role, profile_image: to.profile_image },
      participant_created: false,
      room_number: roomNumber,
      messages_marked_read: 0,
    };
    if (handler?.id === to.id) return reply;
    if (!letsGuestIn(locked.bookingStatus)) throw new AppError('stay_ended');
    if (expected !== undefined && expected !== (handler?.id ?? null)) {
      const winner = handler && { id: handler.id, name: handler.name, role: handler.role };
      throw new AppError('conflict', { extra: { current_staff_handler: winner } });
    }
    const isNew = await handOver(tx, locked, { to, by, isByAnswer: false, requestId });
    const reader = { side: 'staff', conversationId, staffId: by.id, staffName: by.name } as const;
    const read =
      to.id === by.id ? await moveReadPointer(by.hotel.id, reader, Number.MAX_SAFE_INTEGER, tx) : null;
    return { ...reply, participant_created: isNew, messages_marked_read: read?.markedAsRead ?? 0 };
  });
}
