import type { DeskPresence, DeskPresenceReply, GuestPresence } from '@/lib/contract/presence';
import type { Guest, StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { dropPage, keepPage } from './presence-store';
import { isAnybodyReachable } from './reachability-store';

/** A desk that is open but hidden still rings; it only is not looked at. */
export async function noteDesk(
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
  if (state === 'closed') await dropPage(page);
  else if (!(await keepPage(page))) throw new AppError('not_found');
  return { is_anybody_reachable: await isAnybodyReachable(staff.hotel.id, clock.now()) };
}

/** All that matters of a guest's page is whether it is looked at. */
export async function noteGuestPage(guest: Guest, { tab, state }: GuestPresence): Promise<void> {
  const page = { hotelId: guest.hotel.id, tab, bookingId: guest.bookingId, isVisible: true };
  if (state === 'visible') await keepPage(page);
  else await dropPage(page);
}
