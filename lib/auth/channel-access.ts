import { conversationExists } from '@/lib/guest-chat/conversation-store';
import { bookingChannelOf, conversationChannelOf, staffChannelsOf } from '@/lib/hotel/channel-names';
import type { Guest, StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';

/**
 * Channel names are computed from who asks and compared for equality. They are never taken apart and never
 * compared by their beginning: that is how one booking's guest came to hear another's. Only the name a channel has
 * now is signed; a name from before a revocation is refused like any other.
 */
export function guestMayHear(guest: Guest, channel: string): void {
  if (channel !== bookingChannelOf(guest)) throw new AppError('forbidden');
}

export async function staffMayHear(staff: StaffMember, channel: string): Promise<void> {
  const { inbox, personal } = staffChannelsOf(staff);
  if (channel === inbox || channel === personal) return;
  for (const digits of channel.match(/\d{1,15}/g) ?? []) {
    // The number only proposes an id; the whole name is then computed from it and must be equal.
    const conversationId = Number(digits);
    if (channel !== conversationChannelOf(staff, conversationId)) continue;
    if (await conversationExists(staff.hotel.id, conversationId)) return;
  }
  throw new AppError('forbidden');
}
