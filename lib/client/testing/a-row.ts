import type { InboxRowDto } from '@/lib/contract/chat';

/** An inbox row without unread messages. */
export function aRow(id: number, change: Partial<InboxRowDto> = {}): InboxRowDto {
  return {
    id,
    conversation_id: id,
    booking_id: `BK-2026-000${id}`,
    room_number: `20${id}`,
    guest_name: `Guest ${id}`,
    guest_first_name: 'Guest',
    guest_last_name: String(id),
    guest_locale: 'en',
    last_message: 'Hello',
    last_message_time: new Date(Date.UTC(2026, 10, 22, 12, id)).toISOString(),
    last_message_sender_type: 'guest',
    waiting_since: null,
    unread_count: 0,
    has_unread: false,
    is_marked_unread: false,
    current_staff_handler: null,
    department: null,
    status: 'open',
    last_seq: 10,
    ...change,
  };
}
