import { z } from 'zod';
import type { MessageDto } from '@/lib/contract/chat';
import { DEPARTMENTS, STAFF_ROLES } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { audienceOf, holderOf } from '@/lib/notifications/audience';
import type { PreparedItem } from '@/lib/notifications/ports';
import { hasWebhooks } from '@/lib/notifications/webhook-call-store';
import { eventKey } from './event-store';
import { type InboxRow, toInboxRow } from './inbox-store';
import type { MessageRow } from './message-row';

/**
 * What a write knows of its own outbox item, so that the writer need not load it: its outbox row, the inbox row after
 * the write, the hotel's unread sum and the staff on duty. `c` is the conversation after the write, `b` its booking and
 * `q` the outbox row. The statement sees everything else as it was before, so the sum adds `c` itself.
 */
export const PREPARED_COLUMNS = Prisma.sql`
  q.id AS news_id, q.created_at AS news_at, q.claimed_until IS NOT NULL AS is_held,
  c.hotel_id, (SELECT slug FROM hotel WHERE id = c.hotel_id) AS hotel_slug,
  b.guest_first_name, b.guest_last_name, b.guest_locale, c.last_message, c.last_message_at,
  c.last_message_sender::text AS last_message_sender, c.waiting_since, c.staff_unread_count,
  c.is_marked_unread, c.last_seq,
  c.status::text AS status, h.id AS handler_id, h.first_name || ' ' || h.last_name AS handler_name,
  h.role::text AS handler_role, h.profile_image AS handler_image, c.department AS given_to, c.staff_unread_count + (
    SELECT COALESCE(sum(o.staff_unread_count), 0)::int FROM conversation o
    WHERE o.hotel_id = c.hotel_id AND o.staff_unread_count > 0 AND o.id <> c.id
  ) AS total_unread, ${hasWebhooks(Prisma.sql`c.hotel_id`)} AS has_webhooks, (
    SELECT json_agg(json_build_object('id', w.id, 'role', w.role, 'department', w.department, 'isOnDuty', true))
    FROM staff w WHERE w.hotel_id = c.hotel_id AND w.is_active AND w.is_on_duty
  ) AS on_duty`;

export const PREPARED_JOINS = Prisma.sql`
  CROSS JOIN queued q LEFT JOIN staff h ON h.hotel_id = c.hotel_id AND h.id = c.handler_staff_id`;

export type PreparedRow = Omit<InboxRow, 'id' | 'code' | 'room_number'> & {
  news_id: bigint;
  news_at: Date;
  is_held: boolean;
  hotel_id: number;
  hotel_slug: string;
  total_unread: number;
  has_webhooks: boolean;
  on_duty: unknown;
};

const onDutySchema = z
  .array(
    z.object({
      id: z.number(),
      role: z.enum(STAFF_ROLES),
      department: z.enum(DEPARTMENTS),
      isOnDuty: z.boolean(),
    }),
  )
  .nullable();

/** Null where the row was not claimed by its writer and is left to the dispatcher. */
export function toPreparedItem(row: PreparedRow & MessageRow, message: MessageDto): PreparedItem | null {
  if (!row.is_held) return null;
  const { conversation_id: conversationId, seq } = message;
  const itemId = Number(row.news_id);
  const eventId = eventKey(conversationId, seq);
  const inboxRow = toInboxRow({ ...row, id: row.conversation_id, code: row.booking_code });
  return {
    item: {
      id: itemId,
      hotelId: row.hotel_id,
      type: 'conversation_event',
      conversationId,
      seq,
      attempts: 1,
      completedTargets: [],
      createdAt: row.news_at,
    },
    notification: {
      itemId,
      hotelSlug: row.hotel_slug,
      bookingCode: row.booking_code,
      conversationId,
      eventId,
      at: message.timestamp,
      event: { type: 'message_created', seq, event_id: eventId, ts: message.timestamp, payload: message },
      row: inboxRow,
      totalUnread: row.total_unread,
      hasWebhooks: row.has_webhooks,
      staffIds: audienceOf(onDutySchema.parse(row.on_duty) ?? [], holderOf(inboxRow)),
    },
  };
}
