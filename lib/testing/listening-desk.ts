import { inboxOf, reduceInbox, rowsOf } from '@/lib/client/inbox-state';
import { inboxChannel } from '@/lib/contract/channels';
import { envelopeSchema, unreadPayloadSchema } from '@/lib/contract/realtime';
import { listInbox } from '@/lib/guest-chat/read-conversation';
import type { StaffMember } from '@/lib/hotel/principals';
import type { NotificationPayload } from '@/lib/notifications/ports';
import { publicationsOf } from '@/lib/notifications/targets/realtime-target';
import { dbPool } from '@/lib/platform/db';

export type ListeningDesk = Awaited<ReturnType<typeof openDesk>>;

const RECOUNT = `
  SELECT c.id::text, c.is_marked_unread AS is_marked, (
    SELECT count(*)::int FROM message m
    WHERE m.conversation_id = c.id AND m.sender_type = 'guest' AND m.read_at IS NULL AND m.deleted_at IS NULL) AS unread
  FROM conversation c WHERE c.hotel_id = $1 ORDER BY c.id`;

/** The inbox of one hotel in a browser that loads it once and then applies the events of the inbox channel. */
export async function openDesk(staff: StaffMember) {
  let inbox = inboxOf(staff, {}, await listInbox(staff, {}));
  const channel = inboxChannel(staff.hotel.slug);
  return {
    hear(notification: NotificationPayload) {
      for (const { channels, data } of publicationsOf(notification)) {
        if (!channels.includes(channel)) continue;
        const { payload, meta } = envelopeSchema.parse(data);
        inbox = reduceInbox(inbox, {
          type: 'changed',
          payload: unreadPayloadSchema.parse(payload),
          at: meta.ts,
        });
      }
    },
    /** Lists where the badges differ from a recount of the messages. */
    async differences(): Promise<string[]> {
      const { rows } = await dbPool().query<{ id: string; unread: number; is_marked: boolean }>(RECOUNT, [
        staff.hotel.id,
      ]);
      const recounted = rows.map((row) => `${row.id}: ${row.unread} ${row.unread > 0 || row.is_marked}`);
      const shown = rowsOf(inbox)
        .toSorted((one, other) => one.id - other.id)
        .map((row) => `${row.id}: ${row.unread_count} ${row.has_unread}`);
      const total = rows.reduce((sum, row) => sum + row.unread, 0);
      if (shown.join() === recounted.join() && inbox.totalUnread === total) return [];
      return [`${shown.join()} of ${inbox.totalUnread} is not ${recounted.join()} of ${total}`];
    },
  };
}
