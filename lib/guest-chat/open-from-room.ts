import type { z } from 'zod';
import type { fromRoomReplySchema } from '@/lib/contract/chat';
import { roomNumberSchema } from '@/lib/contract/hotel';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { findBookingInRoom, openConversation } from './conversation-store';
import { readMessages } from './read-messages';

/** The conversation of whoever is in a room now, never of who was there before. */
export async function openFromRoom(
  staff: StaffMember,
  roomNumber: string,
): Promise<z.input<typeof fromRoomReplySchema>> {
  if (!roomNumberSchema.safeParse(roomNumber).success) throw new AppError('not_found');
  const bookingId = await findBookingInRoom(staff.hotel.id, roomNumber);
  if (bookingId === null) throw new AppError('not_found');
  const { id, isNew } = await openConversation(staff.hotel.id, bookingId);
  const page = await readMessages(staff.hotel.id, id, {});
  return { conversation_id: id, messages: page?.messages ?? [], conversation_created: isNew };
}
