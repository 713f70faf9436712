import type { z } from 'zod';
import type { fromRoomReplySchema } from '@/lib/contract/chat';
import { sentRoomNumberSchema } from '@/lib/contract/hotel';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { openConversation } from './conversation-store';
import { readMessages } from './read-messages';
import { listStaysInRoom } from './stays-in-room-store';

/**
 * Returns the conversation of the guest who is in a room now, never that of an earlier guest. Where several stays share
 * the room, it is that of the guest who has waited longest for an answer, or else wrote last, and the reply names all.
 */
export async function openFromRoom(
  staff: StaffMember,
  roomNumber: string,
): Promise<z.input<typeof fromRoomReplySchema>> {
  const room = sentRoomNumberSchema.safeParse(roomNumber);
  if (!room.success) throw new AppError('not_found');
  const stays = await listStaysInRoom(staff.hotel.id, room.data);
  const [first] = stays;
  if (!first) throw new AppError('not_found');
  const { id, isNew } = await openConversation(staff.hotel.id, first.id);
  const page = await readMessages(staff.hotel.id, id, {});
  const opened = { conversation_id: id, messages: page?.messages ?? [], conversation_created: isNew };
  if (stays.length === 1) return opened;
  const named = stays.map(({ booking_id, guest_name, conversation_id }) => ({
    ...{ booking_id, guest_name },
    conversation_id: booking_id === first.booking_id ? id : conversation_id,
  }));
  return { ...opened, stays: named };
}
