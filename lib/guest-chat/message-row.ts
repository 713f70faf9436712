import { z } from 'zod';
import { type MessageDto, noticeSchema, type SenderType } from '@/lib/contract/chat';
import { preview } from '@/lib/contract/preview';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { textOrStandIn } from '@/lib/contract/stand-in-text';
import { toAttachments } from './attachment-row';

/** A message as the statements of message-columns-store.ts return it. */
export type MessageRow = {
  id: bigint;
  seq: bigint;
  conversation_id: bigint;
  booking_code: string;
  sender_type: SenderType;
  staff_id: number | null;
  companion_id: number | null;
  sender_name: string;
  sender_role: string | null;
  room_number: string | null;
  body: string;
  notice: unknown;
  client_message_id: string;
  delivered_at: Date | null;
  read_at: Date | null;
  edited_at: Date | null;
  deleted_at: Date | null;
  created_at: Date;
  staff_department: string | null;
  staff_image: string | null;
  reply_id: bigint | null;
  reply_body: string | null;
  reply_sender_type: SenderType | null;
  reply_sender_name: string | null;
  reply_companion_id: number | null;
  reply_created_at: Date | null;
  reply_deleted_at: Date | null;
  reply_attachment_count: number | null;
  /** JSON of attachment-row.ts. */
  attachments: unknown;
};

const roleSchema = z.enum(STAFF_ROLES);
const departmentSchema = z.enum(DEPARTMENTS);

/** The only conversion of a stored message to its transfer form. It never returns a deleted text. */
export function toMessageDto(row: MessageRow): MessageDto {
  const isStaff = row.sender_type === 'staff';
  const isGuest = row.sender_type === 'guest';
  const readAt = row.read_at?.toISOString() ?? null;
  const isDeleted = row.deleted_at !== null;
  const attachments = isDeleted ? [] : toAttachments(row.attachments);
  return {
    id: Number(row.id),
    seq: Number(row.seq),
    conversation_id: Number(row.conversation_id),
    conversation: Number(row.conversation_id),
    room_number: row.room_number,
    booking_id: row.booking_code,
    sender_type: row.sender_type,
    staff: row.staff_id,
    staff_name: isStaff ? row.sender_name : null,
    staff_display_name: isStaff ? row.sender_name : null,
    staff_role_name: isStaff ? row.sender_role : null,
    staff_info: isStaff ? staffInfo(row) : null,
    guest_name: isGuest ? row.sender_name : null,
    companion: row.companion_id,
    message: textOrStandIn(row.body, { isDeleted, files: attachments.length }),
    notice: row.notice === null ? null : noticeSchema.parse(row.notice),
    timestamp: row.created_at.toISOString(),
    status: readAt ? 'read' : row.delivered_at ? 'delivered' : 'pending',
    is_read_by_recipient: readAt !== null,
    read_at: readAt,
    read_by_staff: isGuest && readAt !== null,
    read_by_guest: isStaff && readAt !== null,
    staff_read_at: isGuest ? readAt : null,
    guest_read_at: isStaff ? readAt : null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    is_edited: row.edited_at !== null,
    edited_at: row.edited_at?.toISOString() ?? null,
    is_deleted: isDeleted,
    deleted_at: row.deleted_at?.toISOString() ?? null,
    reply_to: row.reply_id === null ? null : Number(row.reply_id),
    reply_to_message: replyPreview(row),
    attachments,
    has_attachments: attachments.length > 0,
    client_message_id: row.client_message_id,
  };
}

function staffInfo(row: MessageRow): MessageDto['staff_info'] {
  return {
    name: row.sender_name,
    role: roleSchema.parse(row.sender_role),
    department: departmentSchema.parse(row.staff_department),
    profile_image: row.staff_image,
  };
}

function replyPreview(row: MessageRow): MessageDto['reply_to_message'] {
  if (row.reply_id === null || !row.reply_sender_type || !row.reply_created_at) return null;
  const isDeleted = row.reply_deleted_at !== null;
  const files = isDeleted ? 0 : (row.reply_attachment_count ?? 0);
  return {
    id: Number(row.reply_id),
    message: textOrStandIn(preview(row.reply_body ?? ''), { isDeleted, files }),
    sender_type: row.reply_sender_type,
    sender_name: row.reply_sender_name ?? '',
    companion: row.reply_companion_id,
    timestamp: row.reply_created_at.toISOString(),
    is_deleted: isDeleted,
    attachment_count: files,
  };
}
