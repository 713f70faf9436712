import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { markUnread as setMarkedUnread } from './mark-unread-store';

/** Marks a conversation for a colleague, or for oneself later. Read messages stay read; opening it removes the mark. */
export async function markUnread(
  staff: StaffMember,
  conversationId: number,
  requestId: string | null = null,
): Promise<void> {
  const isFound = await setMarkedUnread(staff.hotel.id, conversationId, staff.id, requestId);
  if (!isFound) throw new AppError('not_found');
}
