import { z } from 'zod';
import type { AuditAction, AuditEntryDto } from '@/lib/contract/audit';
import { momentSchema } from '@/lib/contract/calendar';
import type { SenderType } from '@/lib/contract/chat';
import { seqSchema } from '@/lib/contract/ids';
import { Prisma } from '@/lib/generated/prisma/client';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import { db } from '@/lib/platform/db';

type Row = {
  at: Date;
  source: number;
  id: bigint;
  action: string;
  actor_kind: 'guest' | 'staff';
  actor_name: string | null;
  message_id: bigint | null;
  sender_type: SenderType | null;
  before: string | null;
  after: string | null;
  files: number | null;
};

/** The position where a page ended: the time, then the source and the id, which order entries of the same time. */
const placeSchema = z.tuple([momentSchema, z.number().int().min(0).max(1), seqSchema]);
type Place = z.infer<typeof placeSchema>;

const ACTIONS: Record<string, AuditAction> = {
  'conversation.join': 'staff_joined',
  'conversation.assign': 'staff_assigned',
  'conversation.give': 'department_asked',
  'conversation.leave': 'staff_left',
  'message.edit': 'message_edited',
  'message.delete': 'message_deleted',
  'message.erase': 'message_erased',
  'message.file_delete': 'file_deleted',
  'files.upload': 'files_uploaded',
  'conversation.first_read': 'first_read',
};
const FROM_AUDIT = Object.keys(ACTIONS).filter((action) => action !== 'conversation.first_read');

/**
 * The newest entries first, in one statement whatever their number. Actions on a conversation come from the audit log,
 * which outlives the messages and files that it names. The first readings come from the event log, which has them
 * already.
 */
export async function listAuditLog(
  hotelId: number,
  conversationId: number,
  limit: number,
  cursor?: string,
): Promise<{ entries: AuditEntryDto[]; nextCursor: string | null }> {
  const place = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  const rows = await db().$queryRaw<Row[]>`
    SELECT t.at, t.source, t.id, t.action, t.actor_kind, t.message_id, t.sender_type, t.before, t.after, t.files,
           COALESCE(t.name, trim(s.first_name || ' ' || s.last_name)) AS actor_name
    FROM (
      (${audited(hotelId, conversationId, place, limit + 1)}) UNION ALL
      (${readFirst(hotelId, conversationId, place)})
    ) t LEFT JOIN staff s ON s.hotel_id = ${hotelId} AND s.id = t.staff_id
    ORDER BY t.at DESC, t.source DESC, t.id DESC LIMIT ${limit + 1}`;
  const last = rows[limit - 1];
  const hasMore = rows.length > limit && last !== undefined;
  return {
    entries: rows.slice(0, limit).map(toEntry),
    nextCursor: hasMore ? encodeCursor([last.at.toISOString(), last.source, Number(last.id)]) : null,
  };
}

function audited(hotelId: number, conversationId: number, place: Place | null, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT a.created_at AS at, 1 AS source, a.id, a.action, a.actor_kind, a.staff_id, NULL::text AS name,
           CASE WHEN a.target_kind = 'message' THEN a.target_id::bigint END AS message_id,
           a.data ->> 'sender_type' AS sender_type, a.data #>> '{before,handler}' AS before,
           a.data #>> '{after,handler}' AS after, (a.data ->> 'files')::int AS files
    FROM audit_entry a
    WHERE a.conversation_id = ${conversationId} AND a.hotel_id = ${hotelId} AND a.outcome = 'done'
      AND a.action = ANY(${FROM_AUDIT}) AND ${isBefore(place, Prisma.sql`(a.created_at, 1, a.id)`)}
    ORDER BY a.created_at DESC, a.id DESC LIMIT ${limit}`;
}

function readFirst(hotelId: number, conversationId: number, place: Place | null): Prisma.Sql {
  return Prisma.sql`
    SELECT r.* FROM (
      SELECT DISTINCT ON (e.data ->> 'reader') (e.data ->> 'read_at')::timestamptz AS at, 0 AS source, e.seq AS id,
             'conversation.first_read' AS action, e.data ->> 'reader' AS actor_kind, NULL::int AS staff_id,
             e.data ->> 'staff_name' AS name, NULL::bigint AS message_id, NULL::text AS sender_type,
             NULL::text AS before, NULL::text AS after, NULL::int AS files
      FROM conversation_event e
      WHERE e.conversation_id = ${conversationId} AND e.hotel_id = ${hotelId} AND e.type = 'messages_read'
      ORDER BY e.data ->> 'reader', e.seq
    ) r WHERE ${isBefore(place, Prisma.sql`(r.at, 0, r.id)`)}`;
}

function isBefore(place: Place | null, row: Prisma.Sql): Prisma.Sql {
  return place
    ? Prisma.sql`${row} < (${new Date(place[0])}, ${place[1]}::int, ${place[2]}::bigint)`
    : Prisma.sql`true`;
}

function toEntry(row: Row): AuditEntryDto {
  return {
    id: `${row.source}-${row.id}`,
    at: row.at.toISOString(),
    action: ACTIONS[row.action] ?? 'staff_assigned',
    actor: { kind: row.actor_kind, name: row.actor_name },
    message_id: row.message_id === null ? null : Number(row.message_id),
    sender_type: row.sender_type,
    before: row.before,
    after: row.after,
    files: row.files,
  };
}
