import { bookingChannel, conversationChannel, inboxChannel, staffChannel } from '@/lib/contract/channels';
import { conversationExists } from '@/lib/guest-chat/conversation-store';
import type { Guest, StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';

/**
 * Channel names are computed from who asks and compared for equality. They are never taken apart and never
 * compared by their beginning: that is how one booking's guest came to hear another's.
 */
export function guestMayHear(guest: Guest, channel: string): void {
  if (channel !== bookingChannel(guest.hotel.slug, guest.bookingCode)) throw new AppError('forbidden');
}

export async function staffMayHear(staff: StaffMember, channel: string): Promise<void> {
  const { slug, id } = staff.hotel;
  if (channel === inboxChannel(slug) || channel === staffChannel(slug, staff.id)) return;
  for (const digits of channel.match(/\d{1,15}/g) ?? []) {
    // The number only proposes an id; the whole name is then computed from it and must be equal.
    const conversationId = Number(digits);
    if (channel !== conversationChannel(slug, conversationId)) continue;
    if (await conversationExists(id, conversationId)) return;
  }
  throw new AppError('forbidden');
}
