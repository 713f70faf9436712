import { ESCALATION_STEPS, type EscalationDto, type WaitingCallDto } from '@/lib/contract/escalation';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import { ESCALATION_CALL } from './item-types';

export type Call = { step: number; waitingSince: string; staffIds: number[] };

const IS_OPEN = Prisma.sql`c.status = 'open' AND c.waiting_since IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM ladder_step a
  WHERE a.conversation_id = c.id AND a.waiting_since = c.waiting_since AND a.step = 0)`;

/**
 * Records that a staff member takes care of the waiting guest, once for each waiting period. Null: no such
 * conversation.
 */
export async function acknowledge(
  hotelId: number,
  conversationId: number,
  staffId: number,
  requestId: string | null,
): Promise<boolean | null> {
  const [row] = await query<{ is_noted: boolean }>(Prisma.sql`
    WITH place AS (
      SELECT c.id, c.hotel_id, c.waiting_since, ${IS_OPEN} AS is_open FROM conversation c
      WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId} FOR UPDATE OF c
    ), noted AS (
      INSERT INTO ladder_step (hotel_id, conversation_id, waiting_since, step, staff_id)
      SELECT hotel_id, id, waiting_since, 0, ${staffId} FROM place WHERE is_open
      ON CONFLICT DO NOTHING RETURNING hotel_id, conversation_id
    ), told AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq)
      SELECT hotel_id, ${ESCALATION_CALL}, conversation_id, 0 FROM noted
    ), audited AS (
      INSERT INTO audit_entry
        (hotel_id, actor_kind, staff_id, action, outcome, target_kind, target_id, request_id)
      SELECT hotel_id, 'staff', ${staffId}, 'conversation.acknowledge', 'done', 'conversation',
        conversation_id::text, ${requestId} FROM noted
    )
    SELECT EXISTS (SELECT 1 FROM noted) AS is_noted FROM place`);
  return row ? row.is_noted : null;
}

/** The waiting guests for whom this staff member has been called and who are neither answered nor acknowledged. */
export async function listCalls(hotelId: number, staffId: number): Promise<WaitingCallDto[]> {
  type Row = { id: bigint; number: string | null; name: string; waiting_since: Date; step: number };
  const rows = await query<Row>(Prisma.sql`
    SELECT c.id, r.number, b.guest_first_name || ' ' || b.guest_last_name AS name, c.waiting_since,
      max(l.step) AS step
    FROM ladder_step l
    JOIN conversation c ON c.id = l.conversation_id AND c.hotel_id = l.hotel_id AND c.waiting_since = l.waiting_since
    JOIN booking b ON b.hotel_id = c.hotel_id AND b.id = c.booking_id
    LEFT JOIN room r ON r.hotel_id = b.hotel_id AND r.id = b.room_id
    WHERE l.hotel_id = ${hotelId} AND ${staffId} = ANY(l.staff_ids) AND ${IS_OPEN}
    GROUP BY c.id, r.number, b.guest_first_name, b.guest_last_name, c.waiting_since
    ORDER BY c.waiting_since LIMIT 50`);
  return rows.map((row) => ({
    conversation_id: Number(row.id),
    room_number: row.number,
    guest_name: row.name.trim(),
    waiting_since: row.waiting_since.toISOString(),
    step: ESCALATION_STEPS[row.step - 1] ?? 'mail',
  }));
}

/** The latest steps taken in a conversation, in order of time. Null: the hotel has no such conversation. */
export async function findEscalation(hotelId: number, conversationId: number): Promise<EscalationDto | null> {
  type Row = {
    is_open: boolean;
    waiting_since: Date | null;
    at: Date | null;
    step: number | null;
    names: string[];
  };
  const rows = await query<Row>(Prisma.sql`
    SELECT ${IS_OPEN} AS is_open, l.waiting_since, l.created_at AS at, l.step, ARRAY(
      SELECT s.first_name || ' ' || s.last_name FROM staff s
      WHERE s.hotel_id = c.hotel_id AND (s.id = ANY(l.staff_ids) OR s.id = l.staff_id)
      ORDER BY s.first_name, s.last_name) AS names
    FROM conversation c LEFT JOIN (
      SELECT * FROM ladder_step x WHERE x.conversation_id = ${conversationId}
      ORDER BY x.created_at DESC, x.step DESC LIMIT 20
    ) l ON l.hotel_id = c.hotel_id AND l.conversation_id = c.id
    WHERE c.hotel_id = ${hotelId} AND c.id = ${conversationId} ORDER BY l.created_at, l.step`);
  const [first] = rows;
  if (!first) return null;
  return {
    conversation_id: conversationId,
    is_open: first.is_open,
    entries: rows.flatMap(({ waiting_since: since, at, step, names }) =>
      since === null || at === null || step === null
        ? []
        : [
            {
              waiting_since: since.toISOString(),
              at: at.toISOString(),
              step: step === 0 ? null : (ESCALATION_STEPS[step - 1] ?? 'mail'),
              names,
            },
          ],
    ),
  };
}

/** The calls of each conversation's current waiting period, and its acknowledgement (step 0) if there is one. */
export async function findCalls(conversationIds: readonly number[]): Promise<Map<string, Call>> {
  type Row = { id: bigint; step: number; waiting_since: Date; staff_ids: number[] };
  const rows = await query<Row>(Prisma.sql`
    SELECT c.id, l.step, l.waiting_since, l.staff_ids
    FROM conversation c JOIN ladder_step l ON l.conversation_id = c.id AND l.waiting_since = c.waiting_since
    WHERE c.id = ANY(${[...conversationIds]}::bigint[]) AND (l.step = 0 OR ${IS_OPEN})`);
  return new Map(
    rows.map(({ id, step, waiting_since: since, staff_ids: staffIds }) => [
      `${id}:${step}`,
      { step, waitingSince: since.toISOString(), staffIds },
    ]),
  );
}
