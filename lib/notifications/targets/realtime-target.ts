import {
  bookingChannel,
  CHANNEL_CHANGED_EVENT,
  conversationChannel,
  inboxChannel,
  NEW_GUEST_MESSAGE_EVENT,
  REALTIME_EVENTS,
  STAY_CHANGED_EVENT,
  staffChannel,
} from '@/lib/contract/channels';
import type { ConversationEventDto, MessageDto } from '@/lib/contract/chat';
import { GUEST_WAITING_EVENT } from '@/lib/contract/escalation';
import { withoutStaffIds } from '@/lib/contract/guest-view';
import { LIMITS } from '@/lib/contract/limits';
import { preview, shorten } from '@/lib/contract/preview';
import type { Envelope, UnreadPayload } from '@/lib/contract/realtime';
import { ownText } from '@/lib/contract/stand-in-text';
import { clock } from '@/lib/kernel/clock';
import type { GenerationReader } from '../channel-generation-store';
import type { GuestChannelReader } from '../guest-channels-store';
import type { ConnectionCutter, NotificationPayload, Publication, RealtimePublisher, Target } from '../ports';
import { publishNow } from '../publish-now';

/** Of a text in a cut payload: within the byte limit even where JSON escapes each character. */
const CUT_CHARS = 500;
const STALE_AFTER_MS = 10 * 60_000;
/** The most channels that the service accepts in one call. */
const MOST_CHANNELS = 100;

/** Publishes to open pages: the conversation's two channels, the hotel's inbox and the personal channels. */
export function realtimeTarget(
  publisher: RealtimePublisher & ConnectionCutter,
  generationsOf: GenerationReader,
  guestChannelsOf: GuestChannelReader,
): Target {
  return {
    name: 'realtime',
    async deliver(notification) {
      if (notification.timer) return [];
      const age = clock.now().getTime() - Date.parse(notification.at);
      // Clients have caught up long before this; a late hint would only cost a call.
      if (age > STALE_AFTER_MS) return [{ outcome: 'skipped', reason: 'stale' }];
      const publications = publicationsOf(notification).filter(({ channels }) => channels.length > 0);
      try {
        return await publishNow({ publisher, generationsOf }, notification, publications);
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
    announceChange: (channel) =>
      publisher.publish([{ channels: [channel], event: CHANNEL_CHANGED_EVENT, data: {} }]),
    async announceContext(change) {
      try {
        const channels = await guestChannelsOf(change);
        const groups = Array.from({ length: Math.ceil(channels.length / MOST_CHANNELS) }, (_, at) =>
          channels.slice(at * MOST_CHANNELS, (at + 1) * MOST_CHANNELS),
        );
        return publisher.publish(
          groups.map((together) => ({ channels: together, event: STAY_CHANGED_EVENT, data: {} })),
        );
      } catch (cause) {
        return [{ outcome: 'failed', retry: true, cause }];
      }
    },
    // Never too late: a user without the right to listen is disconnected, however long the service was unavailable.
    cut: (user) => publisher.cut(user),
  };
}

/** Returns the publications under the first names of the channels, without a generation. */
export function publicationsOf(notification: NotificationPayload): Publication[] {
  const { event, call } = notification;
  if (call) return [callOf(notification, call)];
  return event === null ? [rowOf(notification)] : publicationsOfEntry(notification, event);
}

function publicationsOfEntry(notification: NotificationPayload, event: ConversationEventDto): Publication[] {
  const { hotelSlug, bookingCode, conversationId, staffIds } = notification;
  const guest = bookingChannel(hotelSlug, bookingCode);
  const desk = conversationChannel(hotelSlug, conversationId);
  const name = REALTIME_EVENTS[event.type];
  const forGuest = withoutStaffIds(event);
  const publications: Publication[] =
    forGuest === event
      ? [{ channels: [guest, desk], event: name, data: envelope(notification, event) }]
      : [
          { channels: [guest], event: name, data: envelope(notification, forGuest) },
          {
            channels: [desk, ...askedInPerson(notification, event)],
            event: name,
            data: envelope(notification, event),
          },
        ];
  // A delivery receipt changes nothing in the inbox row.
  if (event.type !== 'messages_delivered') publications.push(rowOf(notification));
  if (event.type === 'message_created' && event.payload.sender_type === 'guest' && staffIds.length > 0) {
    publications.push({
      channels: staffIds.map((id) => staffChannel(hotelSlug, id)),
      event: NEW_GUEST_MESSAGE_EVENT,
      data: newGuestMessage(notification, event),
    });
  }
  return publications;
}

/** The personal channels of a handler whom another staff member assigned, or of the department that was asked. */
function askedInPerson(
  { hotelSlug, staffIds }: NotificationPayload,
  { payload }: ConversationEventDto,
): string[] {
  if (!('by' in payload) || payload.by === undefined) return [];
  const { by, department, current_staff_handler: handler } = payload;
  const asked = department ? staffIds.filter((id) => id !== by.id) : [handler?.id ?? []].flat();
  return asked.map((id) => staffChannel(hotelSlug, id));
}

/**
 * One event for each called staff member. An acknowledgement goes to the inbox, because it concerns all who were
 * called.
 */
function callOf(
  notification: NotificationPayload,
  { step, waitingSince, staffIds }: NonNullable<NotificationPayload['call']>,
): Publication {
  const { hotelSlug } = notification;
  const data: Envelope = {
    category: 'guest_chat',
    type: GUEST_WAITING_EVENT,
    payload: { step, waiting_since: waitingSince },
    meta: metaOf(notification),
  };
  const channels = step === 0 ? [inboxChannel(hotelSlug)] : staffIds.map((id) => staffChannel(hotelSlug, id));
  return { channels, event: GUEST_WAITING_EVENT, data };
}

function rowOf(notification: NotificationPayload): Publication {
  return {
    channels: [inboxChannel(notification.hotelSlug)],
    event: REALTIME_EVENTS.unread_updated,
    data: unreadEnvelope(notification),
  };
}

function envelope(notification: NotificationPayload, event: ConversationEventDto): Envelope {
  const whole: Envelope = {
    category: 'guest_chat',
    type: event.type,
    payload: withSenderRole(event),
    meta: { ...metaOf(notification), seq: event.seq },
  };
  if (Buffer.byteLength(JSON.stringify(whole)) <= LIMITS.realtimePayloadBytes) return whole;
  const payload = 'id' in event.payload ? cutMessage(event.payload) : {};
  return {
    ...whole,
    payload: { ...payload, seq: event.seq, is_cut: true },
    meta: { ...whole.meta, is_cut: true },
  };
}

/** What older clients show until they have fetched the whole message: its author, its time and its beginning. */
function cutMessage(message: MessageDto) {
  return {
    id: message.id,
    conversation_id: message.conversation_id,
    conversation: message.conversation,
    booking_id: message.booking_id,
    client_message_id: message.client_message_id,
    sender_type: message.sender_type,
    sender_role: message.sender_type,
    staff_display_name: message.staff_display_name,
    guest_name: message.guest_name,
    timestamp: message.timestamp,
    message: shorten(message.message, CUT_CHARS),
  };
}

function withSenderRole(event: ConversationEventDto): unknown {
  if (event.type !== 'message_created') return event.payload;
  return { ...event.payload, sender_role: event.payload.sender_type };
}

function unreadEnvelope(notification: NotificationPayload): Envelope {
  const { row, totalUnread, conversationId } = notification;
  const payload: UnreadPayload = {
    conversation_id: conversationId,
    unread_count: row.unread_count,
    total_unread: totalUnread,
    row,
  };
  return {
    category: 'guest_chat',
    type: 'unread_updated',
    payload,
    meta: { ...metaOf(notification), seq: null },
  };
}

function metaOf({
  hotelSlug,
  eventId,
  at,
  conversationId,
  bookingCode,
  row,
}: NotificationPayload): Envelope['meta'] {
  const scope = { conversation_id: conversationId, booking_id: bookingCode, room_number: row.room_number };
  return { hotel_slug: hotelSlug, event_id: eventId, ts: at, seq: null, scope };
}

function newGuestMessage(
  { conversationId, bookingCode, row }: NotificationPayload,
  { payload }: Extract<ConversationEventDto, { type: 'message_created' }>,
) {
  return {
    type: 'guest_message',
    message_id: payload.id,
    conversation_id: conversationId,
    booking_id: bookingCode,
    room_number: row.room_number,
    guest_message: preview(ownText(payload) || (payload.attachments[0]?.file_name ?? '')),
    sender_name: payload.guest_name,
    timestamp: payload.timestamp,
  };
}
