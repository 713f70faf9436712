import type { GuestEventPageDto, MessagePageDto } from '@/lib/contract/chat';
import { withoutStaffIds } from '@/lib/contract/guest-view';
import { bookingChannelOf } from '@/lib/hotel/channel-names';
import type { Guest } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findConversationOfBooking } from './conversation-store';
import { readContextTag, readGuestMessages } from './read-context';
import { readEvents } from './read-messages';

type PageQuery = {
  before?: number | undefined;
  before_id?: number | undefined;
  after?: number | undefined;
  limit?: number | undefined;
};

export async function listGuestMessages(guest: Guest, query: PageQuery): Promise<MessagePageDto> {
  const head = await findConversationOfBooking(guest.hotel.id, guest.bookingId);
  const { before_id, before = before_id, after, limit } = query;
  return readGuestMessages(guest, head, { before, after, limit });
}

export async function listGuestEvents(
  guest: Guest,
  after: number,
  limit?: number,
): Promise<GuestEventPageDto> {
  const [context_tag, head] = await Promise.all([
    readContextTag(guest),
    findConversationOfBooking(guest.hotel.id, guest.bookingId),
  ]);
  const page = head && (await readEvents(guest.hotel.id, head.id, after, limit));
  const channel_name = bookingChannelOf(guest);
  if (page) return { ...page, events: page.events.map(withoutStaffIds), channel_name, context_tag };
  if (after > 0) throw new AppError('cursor_ahead');
  return { events: [], last_seq: 0, more: false, channel_name, context_tag };
}
