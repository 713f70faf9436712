import type { ConversationEventDto } from './chat';

// Names only, no schemas: this file is part of the guest's first download.

/**
 * The current name of a channel. The functions below return the first name, which a channel has until the access of one
 * of its subscribers is revoked. No first name ends in `-g` and a number, so names of two channels never collide.
 */
export const channelInGeneration = (firstName: string, generation: number) =>
  generation === 1 ? firstName : `${firstName}-g${generation}`;

/** The channel for the guests of a booking. Staff receive the same and more on the conversation's own channel. */
export const bookingChannel = (hotelSlug: string, bookingCode: string) =>
  `private-hotel-${hotelSlug}-guest-chat-booking-${bookingCode}`;
export const conversationChannel = (hotelSlug: string, conversationId: number) =>
  `private-${hotelSlug}-conversation-${conversationId}-chat`;
export const inboxChannel = (hotelSlug: string) => `private-${hotelSlug}-staff-inbox`;
export const staffChannel = (hotelSlug: string, staffId: number) =>
  `private-${hotelSlug}-staff-${staffId}-notifications`;

/** The Pusher event of each type of log entry. */
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

/** The raw event on a staff member's own channel for older staff apps; the only event without an envelope. */
export const NEW_GUEST_MESSAGE_EVENT = 'new-guest-message';

/** Sent without content on a channel that has been renamed: the client requests the new name and subscribes to it. */
export const CHANNEL_CHANGED_EVENT = 'channel_changed';

/**
 * Sent without content to the guests of a booking when something that their page shows about the stay or the hotel has
 * changed. The context has the new data. Its tag is in each answer of `events`, for a page that missed this event.
 */
export const STAY_CHANGED_EVENT = 'stay_changed';

/** The types of entries in a conversation's log. Each has its own event in `REALTIME_EVENTS`. */
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
