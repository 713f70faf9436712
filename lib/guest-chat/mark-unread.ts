import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { markUnread as setMarkedUnread } from './mark-unread-store';

/** For a colleague to look again, or for oneself later. What was read stays read; opening it takes the mark away. */
export async function markUnread(
  staff: StaffMember,
  conversationId: number,
  requestId: string | null = null,
): Promise<void> {
  const isFound = await setMarkedUnread(staff.hotel.id, conversationId, staff.id, requestId);
  if (!isFound) throw new AppError('not_found');
}
