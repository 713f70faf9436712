import type { ConversationEventDto } from './chat';

// Names only, no schemas: this file is part of the guest's first download.

/**
 * The name a channel has now. The functions below give the name of the first generation, which every channel keeps
 * until somebody loses the right to listen to it. No first name ends in `-g` and a number, so no two channels meet.
 */
export const channelInGeneration = (firstName: string, generation: number) =>
  generation === 1 ? firstName : `${firstName}-g${generation}`;

/** What the guest of a booking hears. Staff hear the same and more on the conversation's own channel. */
export const bookingChannel = (hotelSlug: string, bookingCode: string) =>
  `private-hotel-${hotelSlug}-guest-chat-booking-${bookingCode}`;
export const conversationChannel = (hotelSlug: string, conversationId: number) =>
  `private-${hotelSlug}-conversation-${conversationId}-chat`;
export const inboxChannel = (hotelSlug: string) => `private-${hotelSlug}-staff-inbox`;
export const staffChannel = (hotelSlug: string, staffId: number) =>
  `private-${hotelSlug}-staff-${staffId}-notifications`;

/** The Pusher event each entry of the log travels under. */
export const REALTIME_EVENTS = {
  message_created: 'realtime_event',
  message_updated: 'message_updated',
  message_deleted: 'message_deleted',
  messages_read: 'messages_read',
  unread_updated: 'realtime_guest_chat_unread_updated',
  typing: 'typing',
  staff_assigned: 'staff_assigned',
  staff_joined: 'staff_joined',
  staff_left: 'staff_left',
  messages_delivered: 'messages_delivered',
} as const;

/** The raw personal event older staff apps wait for; the only one without an envelope. */
export const NEW_GUEST_MESSAGE_EVENT = 'new-guest-message';

/** Said on a channel that has another name from now on, with no content: ask for the name and listen there. */
export const CHANNEL_CHANGED_EVENT = 'channel_changed';

/**
 * Said to the guests of a booking, with no content: something that their page shows of the stay or the hotel has
 * changed. What it is stands in the context; its tag stands in each answer of `events`, for a page that missed this.
 */
export const STAY_CHANGED_EVENT = 'stay_changed';

/** The entries of a conversation's log, each of which travels under the event of its name. */
export const LOGGED_TYPES = [
  'message_created',
  'message_updated',
  'message_deleted',
  'messages_read',
  'staff_assigned',
  'staff_joined',
  'staff_left',
  'messages_delivered',
] as const satisfies readonly ConversationEventDto['type'][];
