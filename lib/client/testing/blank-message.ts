import type { Side } from '@/lib/client/conversation';
import type { MessageDto } from '@/lib/contract/chat';

/** An empty message that is neither delivered nor read. */
export function blank(seq: number, at: string, side: Side | 'system'): MessageDto {
  const isStaff = side === 'staff';
  return {
    id: seq + 1000,
    seq,
    conversation_id: 1,
    conversation: 1,
    room_number: '204',
    booking_id: 'BK-2026-0001',
    sender_type: side,
    staff: isStaff ? 7 : null,
    staff_name: isStaff ? 'Brendan' : null,
    staff_display_name: isStaff ? 'Brendan' : null,
    staff_role_name: isStaff ? 'receptionist' : null,
    staff_info: null,
    guest_name: side === 'guest' ? 'Aoife' : null,
    companion: null,
    message: '',
    notice: null,
    timestamp: at,
    status: 'pending',
    is_read_by_recipient: false,
    read_at: null,
    read_by_staff: false,
    read_by_guest: false,
    staff_read_at: null,
    guest_read_at: null,
    delivered_at: null,
    is_edited: false,
    edited_at: null,
    is_deleted: false,
    deleted_at: null,
    reply_to: null,
    reply_to_message: null,
    attachments: [],
    has_attachments: false,
    client_message_id: '',
  };
}
