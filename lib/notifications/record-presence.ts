import type { DeskPresence, DeskPresenceReply, GuestPresence } from '@/lib/contract/presence';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { deletePage, savePage } from './presence-store';
import { isAnybodyReachable } from './reachability-store';

/**
 * Records the state of a staff page. A page that is open but hidden still alerts; it only does not count as looked at.
 */
export async function recordDesk(
  staff: StaffMember,
  { tab, state, ...said }: DeskPresence,
): Promise<DeskPresenceReply> {
  const page = {
    hotelId: staff.hotel.id,
    tab,
    staffId: staff.id,
    conversationId: said.conversation_id,
    permission: said.permission ?? null,
    isVisible: state === 'visible',
  };
  if (state === 'closed') await deletePage(page);
  else if (!(await savePage(page))) throw new AppError('not_found');
  return { is_anybody_reachable: await isAnybodyReachable(staff.hotel.id, clock.now()) };
}

/** Records a guest's page only while it is visible; nothing else about it matters. */
export async function recordGuestPage(guest: Guest, { tab, state }: GuestPresence): Promise<void> {
  const page = { hotelId: guest.hotel.id, tab, bookingId: guest.bookingId, isVisible: true };
  if (state === 'visible') await savePage(page);
  else await deletePage(page);
}
