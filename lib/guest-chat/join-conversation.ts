import type { StaffMember } from '@/lib/hotel/who';
import type { Tx } from '@/lib/platform/db';
import { lockConversation } from './conversation-store';
import { appendEntry } from './event-store';
import { joinAsParticipant } from './participant-store';

/**
 * Makes a staff member the handler. The first time they come in, everyone is told; somebody who was in already
 * takes over quietly. Answers false when the hotel has no such conversation.
 */
export async function joinConversation(
  tx: Tx,
  staff: StaffMember,
  conversationId: number,
): Promise<{ isNewParticipant: boolean } | null> {
  const hotelId = staff.hotel.id;
  const held = await lockConversation(tx, hotelId, conversationId);
  if (!held) return null;
  if (held.handlerStaffId === staff.id) return { isNewParticipant: false };
  const isNewParticipant = await joinAsParticipant(tx, hotelId, conversationId, staff.id);
  if (isNewParticipant) {
    await appendEntry(tx, hotelId, conversationId, {
      type: 'notice',
      notice: { kind: 'staff_joined', staff_name: staff.name },
      text: `${staff.name} has joined the conversation.`,
    });
  }
  const me = { id: staff.id, name: staff.name, role: staff.role };
  await appendEntry(tx, hotelId, conversationId, {
    type: isNewParticipant ? 'staff_joined' : 'staff_assigned',
    data: { current_staff_handler: me, staff: me },
    handlerStaffId: staff.id,
  });
  return { isNewParticipant };
}
