import { conversationExists } from '@/lib/guest-chat/conversation-store';
import { bookingChannelOf, conversationChannelOf, staffChannelsOf } from '@/lib/hotel/channel-names';
import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';

/**
 * Channel names are computed from the principal and compared for equality. They are never parsed and never compared by
 * prefix: a prefix match would let one booking receive the events of another. Only the current name of a channel is
 * signed; a name from before a revocation is refused like any other.
 */
export function guestMayHear(guest: Guest, channel: string): void {
  if (channel !== bookingChannelOf(guest)) throw new AppError('forbidden');
}

export async function staffMayHear(staff: StaffMember, channel: string): Promise<void> {
  const { inbox, personal } = staffChannelsOf(staff);
  if (channel === inbox || channel === personal) return;
  for (const digits of channel.match(/\d{1,15}/g) ?? []) {
    // The number in the name only proposes an id. The whole name is then computed from that id and must be equal.
    const conversationId = Number(digits);
    if (channel !== conversationChannelOf(staff, conversationId)) continue;
    if (await conversationExists(staff.hotel.id, conversationId)) return;
  }
  throw new AppError('forbidden');
}
