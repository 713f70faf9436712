import { Prisma } from '@/lib/generated/prisma/client';
import { attachmentsOf } from './attachment-columns-store';

/** The columns of a statement that returns messages, from `m` and the joins below. See message-row.ts. */
export const columnsOf = (files: Prisma.Sql) => Prisma.sql`
  m.id, m.seq, m.conversation_id, b.code AS booking_code, m.sender_type::text AS sender_type, m.staff_id,
  m.companion_id, r.companion_id AS reply_companion_id,
  m.sender_name, m.sender_role, m.room_number, m.body, m.notice, m.client_message_id, m.delivered_at, m.read_at,
  m.edited_at, m.deleted_at, m.created_at, s.department AS staff_department, s.profile_image AS staff_image,
  r.id AS reply_id, r.body AS reply_body, r.sender_type::text AS reply_sender_type,
  r.sender_name AS reply_sender_name, r.created_at AS reply_created_at, r.deleted_at AS reply_deleted_at, (
    SELECT count(*)::int FROM attachment q WHERE q.message_id = r.id AND q.deleted_at IS NULL
  ) AS reply_attachment_count, ${attachmentsOf(files)}`;
export const MESSAGE_COLUMNS = columnsOf(Prisma.sql`attachment`);

/** `c` is the conversation the message belongs to. */
export const MESSAGE_JOINS = Prisma.sql`
  JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
  LEFT JOIN staff s ON s.hotel_id = m.hotel_id AND s.id = m.staff_id
  LEFT JOIN message r ON r.hotel_id = m.hotel_id AND r.conversation_id = m.conversation_id AND r.id = m.reply_to_id`;
