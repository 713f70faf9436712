import type { z } from 'zod';
import type { unreadCountSchema } from '@/lib/contract/chat';
import type { StaffMember } from '@/lib/hotel/principals';
import { listUnread } from './inbox-store';

export async function countUnread(staff: StaffMember): Promise<z.input<typeof unreadCountSchema>> {
  const rows = await listUnread(staff.hotel.id);
  const byRoom: Record<string, number> = {};
  for (const { roomId, unread } of rows) {
    if (roomId !== null) byRoom[roomId] = (byRoom[roomId] ?? 0) + unread;
  }
  return {
    total_unread: rows.reduce((sum, row) => sum + row.unread, 0),
    conversations: rows.map(({ conversationId, roomNumber, unread }) => ({
      conversation_id: conversationId,
      room_number: roomNumber,
      unread_count: unread,
    })),
    unread_counts: byRoom,
  };
}
