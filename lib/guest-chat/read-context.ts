import { createHash } from 'node:crypto';
import { isToCome } from '@/lib/contract/booking-status';
import { REALTIME_EVENTS, STAY_CHANGED_EVENT } from '@/lib/contract/channels';
import type {
  GuestContextDto,
  MessagePageDto,
  OpenSessionReplyDto,
  PusherConfigDto,
} from '@/lib/contract/chat';
import { toGuestMessage } from '@/lib/contract/guest-view';
import type { ReceptionDto } from '@/lib/contract/hotel-settings';
import { guestApi } from '@/lib/contract/paths';
import { bookingChannelOf } from '@/lib/hotel/channel-names';
import { toHotelDto } from '@/lib/hotel/hotel-dto';
import { findReception } from '@/lib/hotel/hotel-settings-store';
import { type Guest, guestName, writingClosedBecause } from '@/lib/hotel/principals';
import { closedSentence } from '@/lib/i18n/closed-sentence';
import { env } from '@/lib/platform/env';
import { type ConversationHead, findConversationOfBooking } from './conversation-store';
import { readMessages } from './read-messages';

/** 96 bits: the tags of two different contexts of one stay do not collide. */
const TAG_CHARS = 16;

/** Everything that a guest's page needs besides the messages. Reading it creates nothing. */
export async function readContext(guest: Guest, pusher: PusherConfigDto | null): Promise<GuestContextDto> {
  const [head, reception] = await Promise.all([
    findConversationOfBooking(guest.hotel.id, guest.bookingId),
    findReception(guest.hotel.id),
  ]);
  return toContext(guest, head, reception, pusher);
}

/** The context and the last page together: all that the first paint needs. */
export async function readGuestStart(
  guest: Guest,
  pusher: PusherConfigDto | null,
): Promise<OpenSessionReplyDto> {
  const [found, reception] = await Promise.all([
    findConversationOfBooking(guest.hotel.id, guest.bookingId),
    findReception(guest.hotel.id),
  ]);
  const page = await readGuestMessages(guest, found, {});
  // Read after the page: the log repeats the join of a staff member who joined in between. Read before it, the page's
  // position would already count the join, and the guest would see the wrong name until the next one.
  const head = found && (await findConversationOfBooking(guest.hotel.id, guest.bookingId));
  return {
    context: toContext(guest, head, reception, pusher),
    messages: page.messages,
    has_more: page.has_more,
    last_seq: page.last_seq,
    read_state: page.read_state,
  };
}

/** Before the conversation exists, its page is empty rather than missing. */
export async function readGuestMessages(
  guest: Guest,
  head: ConversationHead | null,
  cursor: { before?: number | undefined; after?: number | undefined; limit?: number | undefined },
): Promise<MessagePageDto> {
  const page = head && (await readMessages(guest.hotel.id, head.id, cursor));
  if (page) return { ...page, messages: page.messages.map(toGuestMessage) };
  return {
    messages: [],
    conversation_id: null,
    count: 0,
    has_more: false,
    last_seq: 0,
    read_state: { guest_read_seq: 0, staff_read_seq: 0 },
  };
}

function toContext(
  guest: Guest,
  head: ConversationHead | null,
  reception: ReceptionDto,
  pusher: PusherConfigDto | null,
): GuestContextDto {
  const channel = bookingChannelOf(guest);
  const shown = shownOf(guest, reception);
  return {
    conversation_id: head?.id ?? null,
    ...shown,
    context_tag: tagOf(shown),
    current_staff_handler: head?.handler ? { name: head.handler.name, role: head.handler.role } : null,
    last_seq: head?.lastSeq ?? 0,
    pusher: pusher && {
      ...pusher,
      channel,
      event: 'realtime_event',
      auth_endpoint: guestApi.pusherAuth(guest.hotel.slug),
    },
    channel_name: channel,
    events: { ...REALTIME_EVENTS, stay_changed: STAY_CHANGED_EVENT },
  };
}

/** What the page shows and no event of the log updates. */
function shownOf(guest: Guest, reception: ReceptionDto) {
  const closed = writingClosedBecause(guest);
  return {
    booking_id: guest.bookingCode,
    // A planned room may still change.
    room_number: isToCome(guest.bookingStatus) ? null : guest.roomNumber,
    assigned_room_id: isToCome(guest.bookingStatus) ? null : guest.roomId,
    guest_name: guestName(guest),
    companion_id: guest.companionId,
    guest_locale: guest.locale,
    hotel: toHotelDto(guest.hotel),
    booking: {
      booking_reference: guest.bookingCode,
      status: guest.bookingStatus,
      check_in: guest.checkIn,
      check_out: guest.checkOut,
    },
    allowed_actions: closed ? [] : ['chat' as const],
    ...(closed && { disabled_reason: closedSentence(closed, guest.locale), disabled_code: closed }),
    reception,
    attachments: env.takesFiles(),
    permissions: { can_send: closed === null, can_read: true },
  };
}

/** The same for the same content in every process. */
const tagOf = (shown: ReturnType<typeof shownOf>): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, TAG_CHARS);

export async function readContextTag(guest: Guest): Promise<string> {
  return tagOf(shownOf(guest, await findReception(guest.hotel.id)));
}
