import { z } from 'zod';
import { momentSchema } from '@/lib/contract/calendar';
import type { CONVERSATION_STATUSES, InboxQuery, InboxRowDto, SenderType } from '@/lib/contract/chat';
import { idSchema } from '@/lib/contract/ids';
import { LIMITS } from '@/lib/contract/limits';
import { DEPARTMENTS, type StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { decodeCursor, encodeCursor } from '@/lib/kernel/cursor';
import { db } from '@/lib/platform/db';
import { filterBy } from './inbox-filter-store';

export type InboxRow = {
  id: bigint;
  code: string;
  room_number: string | null;
  guest_first_name: string;
  guest_last_name: string;
  guest_locale: string;
  last_message: string | null;
  last_message_at: Date;
  last_message_sender: SenderType | null;
  waiting_since: Date | null;
  staff_unread_count: number;
  is_marked_unread: boolean;
  status: (typeof CONVERSATION_STATUSES)[number];
  last_seq: bigint;
  handler_id: number | null;
  handler_name: string | null;
  handler_role: StaffRole | null;
  handler_image: string | null;
  given_to: string | null;
};

const departmentSchema = z.enum(DEPARTMENTS).nullable();

const INBOX_COLUMNS = Prisma.sql`
  c.id, b.code, r.number AS room_number, b.guest_first_name, b.guest_last_name, b.guest_locale, c.last_message,
  c.last_message_at, c.last_message_sender::text AS last_message_sender, c.waiting_since, c.staff_unread_count,
  c.is_marked_unread, c.status::text AS status, c.last_seq, s.id AS handler_id, s.first_name || ' ' || s.last_name AS handler_name,
  s.role::text AS handler_role, s.profile_image AS handler_image, c.department AS given_to`;
const INBOX_JOINS = Prisma.sql`
  JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
  LEFT JOIN room r ON r.hotel_id = b.hotel_id AND r.id = b.room_id
  LEFT JOIN staff s ON s.hotel_id = c.hotel_id AND s.id = c.handler_staff_id`;

/**
 * The position where a list ended: among the waiting, among the rest, or in the one list by time. The id breaks ties. A
 * position in another list than the requested one is rejected: it would lead back to the beginning, or skip guests.
 */
type Part = 'waiting' | 'rest' | 'recent';
const placeIn = (parts: readonly Part[]) => z.tuple([z.enum(parts), momentSchema, idSchema]);
type Place = z.infer<ReturnType<typeof placeIn>>;

/**
 * The most urgent first: the waiting guests, longest first, then the rest, newest first. Two index ranges, each limited
 * to the page's length, so that a page costs the same wherever it is and however large the hotel.
 */
export async function listInboxRows(
  hotelId: number,
  staffId: number,
  query: InboxQuery,
): Promise<{ rows: InboxRowDto[]; nextCursor: string | null }> {
  const limit = query.limit ?? LIMITS.pageSize;
  const list = partsOf(query);
  const place = query.cursor === undefined ? null : decodeCursor(query.cursor, placeIn(list));
  const where = filterBy(hotelId, staffId, query);
  const parts = list
    .slice(place ? list.indexOf(place[0]) : 0)
    .map((part) => selectPart(part, where, place?.[0] === part ? place : null, limit + 1));
  const rows = await db().$queryRaw<(InboxRow & { part: number })[]>`
    SELECT * FROM (${Prisma.join(parts, ' UNION ALL ')}) page
    ORDER BY part, CASE WHEN part = 0 THEN waiting_since END,
             CASE WHEN part = 0 THEN id END, last_message_at DESC, id DESC
    LIMIT ${limit + 1}`;
  const last = rows[limit - 1];
  const hasMore = rows.length > limit && last !== undefined;
  return {
    rows: rows.slice(0, limit).map(toInboxRow),
    nextCursor: hasMore ? encodeCursor(placeOf(last, list)) : null,
  };
}

function partsOf({ order, waiting }: InboxQuery): Part[] {
  if (order === 'recent') return ['recent'];
  return waiting === true ? ['waiting'] : ['waiting', 'rest'];
}

export async function findInboxRows(ids: readonly number[]): Promise<Map<number, InboxRowDto>> {
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<InboxRow[]>`
    SELECT ${INBOX_COLUMNS} FROM conversation c ${INBOX_JOINS}
    WHERE c.id = ANY(${ids.map((id) => BigInt(id))}::bigint[])`;
  return new Map(rows.map((row) => [Number(row.id), toInboxRow(row)]));
}

/** The hotel's conversations with unread messages. */
export async function listUnread(hotelId: number) {
  const rows = await db().$queryRaw<
    { id: bigint; room_id: number | null; room_number: string | null; unread: number }[]
  >`
    SELECT c.id, b.room_id, r.number AS room_number, c.staff_unread_count AS unread
    FROM conversation c ${INBOX_JOINS}
    WHERE c.hotel_id = ${hotelId} AND c.staff_unread_count > 0 ORDER BY c.id`;
  return rows.map((row) => ({
    conversationId: Number(row.id),
    roomId: row.room_id,
    roomNumber: row.room_number,
    unread: row.unread,
  }));
}

export async function sumUnread(hotelIds: readonly number[]): Promise<Map<number, number>> {
  if (hotelIds.length === 0) return new Map();
  const rows = await db().$queryRaw<{ hotel_id: number; total: number }[]>`
    SELECT hotel_id, sum(staff_unread_count)::int AS total FROM conversation
    WHERE hotel_id = ANY(${[...hotelIds]}::int[]) AND staff_unread_count > 0 GROUP BY hotel_id`;
  return new Map(rows.map((row) => [row.hotel_id, row.total]));
}

function selectPart(part: Part, where: Prisma.Sql, place: Place | null, limit: number): Prisma.Sql {
  return part === 'waiting'
    ? waitingPart(where, place, limit)
    : restPart(where, place, limit, part === 'rest');
}

function waitingPart(where: Prisma.Sql, place: Place | null, limit: number): Prisma.Sql {
  const after = place
    ? Prisma.sql`AND (c.waiting_since, c.id) > (${new Date(place[1])}, ${place[2]})`
    : Prisma.empty;
  return Prisma.sql`(SELECT 0 AS part, ${INBOX_COLUMNS} FROM conversation c ${INBOX_JOINS}
    WHERE ${where} AND c.waiting_since IS NOT NULL ${after} ORDER BY c.waiting_since, c.id LIMIT ${limit})`;
}

function restPart(
  where: Prisma.Sql,
  place: Place | null,
  limit: number,
  isWithoutWaiting: boolean,
): Prisma.Sql {
  const notWaiting = isWithoutWaiting ? Prisma.sql`AND c.waiting_since IS NULL` : Prisma.empty;
  const after = place
    ? Prisma.sql`AND (c.last_message_at, c.id) < (${new Date(place[1])}, ${place[2]})`
    : Prisma.empty;
  return Prisma.sql`(SELECT 1 AS part, ${INBOX_COLUMNS} FROM conversation c ${INBOX_JOINS}
    WHERE ${where} ${notWaiting} ${after} ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${limit})`;
}

function placeOf(row: InboxRow & { part: number }, list: readonly Part[]): Place {
  if (row.part === 0 && row.waiting_since)
    return ['waiting', row.waiting_since.toISOString(), Number(row.id)];
  return [list.at(-1) ?? 'rest', row.last_message_at.toISOString(), Number(row.id)];
}

export function toInboxRow(row: InboxRow): InboxRowDto {
  const { handler_id, handler_name, handler_role, handler_image } = row;
  return {
    id: Number(row.id),
    conversation_id: Number(row.id),
    booking_id: row.code,
    room_number: row.room_number,
    guest_name: `${row.guest_first_name} ${row.guest_last_name}`.trim(),
    guest_first_name: row.guest_first_name,
    guest_last_name: row.guest_last_name,
    guest_locale: row.guest_locale,
    last_message: row.last_message,
    last_message_time: row.last_message_at.toISOString(),
    last_message_sender_type: row.last_message_sender,
    waiting_since: row.waiting_since?.toISOString() ?? null,
    unread_count: row.staff_unread_count,
    has_unread: row.staff_unread_count > 0 || row.is_marked_unread,
    is_marked_unread: row.is_marked_unread,
    current_staff_handler:
      handler_id !== null && handler_name !== null && handler_role !== null
        ? {
            id: handler_id,
            name: handler_name.trim(),
            role: handler_role,
            ...(handler_image && { profile_image: handler_image }),
          }
        : null,
    department: departmentSchema.parse(row.given_to),
    status: row.status,
    last_seq: Number(row.last_seq),
  };
}
