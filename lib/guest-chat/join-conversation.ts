import type { StaffMember } from '@/lib/hotel/principals';
import type { Tx } from '@/lib/platform/db';
import { lockConversation } from './hand-off-store';
import { handOver } from './hand-over';

/**
 * Makes a staff member who answers the handler. Their first join writes a notice; a participant takes over without one.
 * Returns null when the hotel has no such conversation.
 */
export async function joinConversation(
  tx: Tx,
  staff: StaffMember,
  conversationId: number,
  requestId: string | null = null,
): Promise<{ isNewParticipant: boolean } | null> {
  const locked = await lockConversation(tx, staff.hotel.id, conversationId, []);
  if (!locked) return null;
  if (locked.handler?.id === staff.id) return { isNewParticipant: false };
  const isNewParticipant = await handOver(tx, locked, { to: staff, by: staff, isByAnswer: true, requestId });
  return { isNewParticipant };
}
