import type { ConversationEventDto, MessageDto } from '@/lib/contract/chat';
import { type MessageRow, toMessageDto } from '@/lib/guest-chat/message-row';
import type { NotificationPayload } from '@/lib/notifications/ports';

/** A message of Aoife in room 204 to Hotel Killarney: as a store row, as a DTO and as a notification payload. */

const AT = new Date('2026-11-23T05:00:00.000Z');

export function aMessageRow(more: Partial<MessageRow> = {}): MessageRow {
  return {
    id: 7n,
    seq: 3n,
    conversation_id: 5n,
    booking_code: 'BK-2026-1001',
    sender_type: 'guest',
    staff_id: null,
    companion_id: null,
    sender_name: 'Aoife Byrne',
    sender_role: null,
    room_number: '204',
    body: 'Could we have two more towels?',
    notice: null,
    client_message_id: 'client-1',
    delivered_at: null,
    read_at: null,
    edited_at: null,
    deleted_at: null,
    created_at: AT,
    staff_department: null,
    staff_image: null,
    reply_id: null,
    reply_body: null,
    reply_sender_type: null,
    reply_sender_name: null,
    reply_companion_id: null,
    reply_created_at: null,
    reply_deleted_at: null,
    reply_attachment_count: null,
    attachments: null,
    ...more,
  };
}

/** The same for a message from Brendan, a receptionist. */
export function aStaffMessageRow(more: Partial<MessageRow> = {}): MessageRow {
  const brendan = { staff_id: 4711, sender_name: 'Brendan Daly', sender_role: 'receptionist' };
  return aMessageRow({ sender_type: 'staff', staff_department: 'reception', ...brendan, ...more });
}

export function aMessage(more: Partial<MessageRow> = {}): MessageDto {
  return toMessageDto(aMessageRow(more));
}

const staff = { id: 4711, name: 'Brendan Daly', role: 'receptionist' } as const;
const handling = { current_staff_handler: staff, staff };

/** One conversation event of each type. */
export const AN_EVENT = {
  message_created: entry({ type: 'message_created', payload: aMessage() }),
  message_updated: entry({ type: 'message_updated', payload: aMessage({ edited_at: AT }) }),
  message_deleted: entry({
    type: 'message_deleted',
    payload: { message_id: 7, hard_delete: false, deleted_by: 'guest', deleted_at: AT.toISOString() },
  }),
  messages_read: entry({
    type: 'messages_read',
    payload: { reader: 'staff', up_to_seq: 3, read_at: AT.toISOString(), staff_name: 'Brendan Daly' },
  }),
  staff_assigned: entry({ type: 'staff_assigned', payload: handling }),
  staff_joined: entry({ type: 'staff_joined', payload: handling }),
  staff_left: entry({ type: 'staff_left', payload: { current_staff_handler: null, staff } }),
  messages_delivered: entry({
    type: 'messages_delivered',
    payload: { reader: 'staff', up_to_seq: 3, delivered_at: AT.toISOString() },
  }),
} as const satisfies Record<ConversationEventDto['type'], ConversationEventDto>;

function entry<T extends object>(event: T) {
  return { seq: 3, event_id: '5:3', ts: AT.toISOString(), ...event };
}

/** With a null event, only the inbox row has changed. */
export function aNotification(
  event: ConversationEventDto | null,
  more: Partial<NotificationPayload> = {},
): NotificationPayload {
  return {
    itemId: 1,
    hotelSlug: 'hotel-killarney',
    bookingCode: 'BK-2026-1001',
    conversationId: 5,
    eventId: event?.event_id ?? 'row:1',
    at: AT.toISOString(),
    event,
    row: {
      id: 5,
      conversation_id: 5,
      booking_id: 'BK-2026-1001',
      room_number: '204',
      guest_name: 'Aoife Byrne',
      guest_first_name: 'Aoife',
      guest_last_name: 'Byrne',
      guest_locale: 'en',
      last_message: 'Could we have two more towels?',
      last_message_time: AT.toISOString(),
      last_message_sender_type: 'guest',
      waiting_since: AT.toISOString(),
      unread_count: 1,
      has_unread: true,
      is_marked_unread: false,
      department: null,
      current_staff_handler: staff,
      status: 'open',
      last_seq: 3,
    },
    totalUnread: 2,
    hasWebhooks: false,
    staffIds: [4711, 4712],
    ...more,
  };
}
