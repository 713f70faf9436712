import type { Department, StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import type { Candidate, Holder } from './audience';
import { ESCALATION_CALL, ESCALATION_TIMER } from './item-types';
import { isQuietAt, quietHoursOf } from './quiet-hours';

export type Waiting = { holder: Holder; staff: Candidate[] };

/**
 * Sets the conversation's timer for the first step, whatever it was set for. Sets nothing when no guest waits, the
 * conversation is closed or the hotel has no escalation.
 */
export async function startTimer(conversationId: number): Promise<void> {
  await query(Prisma.sql`
    INSERT INTO outbox (hotel_id, type, conversation_id, due_at)
    SELECT c.hotel_id, ${ESCALATION_TIMER}, c.id, c.waiting_since + make_interval(secs => h.ladder_again)
    FROM conversation c JOIN hotel h ON h.id = c.hotel_id
    WHERE c.id = ${conversationId} AND c.waiting_since IS NOT NULL AND c.status = 'open' AND h.ladder_is_on
    ON CONFLICT (conversation_id) WHERE type = 'ladder_step'
      DO UPDATE SET due_at = EXCLUDED.due_at, claimed_until = NULL, dead_at = NULL, attempts = 0,
        last_error = NULL, created_at = now()`);
}

/** Counts a staff member in quiet hours as off duty. */
export async function findWaiting(conversationId: number, now: Date): Promise<Waiting> {
  type Row = {
    handler_id: number | null;
    given_to: Department | null;
    time_zone: string;
    quiet_from: number | null;
    quiet_to: number | null;
    id: number;
    role: StaffRole;
    department: Department;
    on_duty: boolean;
  };
  const rows = await query<Row>(Prisma.sql`
    SELECT c.handler_staff_id AS handler_id, c.department AS given_to, h.time_zone, s.quiet_from, s.quiet_to,
      s.id, s.role::text AS role, s.department, s.is_on_duty AS on_duty
    FROM conversation c JOIN hotel h ON h.id = c.hotel_id
    JOIN staff s ON s.hotel_id = c.hotel_id AND s.is_active
    WHERE c.id = ${conversationId} ORDER BY s.id`);
  return {
    holder: { handlerId: rows[0]?.handler_id ?? null, department: rows[0]?.given_to ?? null },
    staff: rows.map((row) => ({
      id: row.id,
      role: row.role,
      department: row.department,
      isOnDuty: row.on_duty && !isQuietAt(now, row.time_zone, quietHoursOf(row)),
    })),
  };
}

/**
 * Records every step that is due now, queues its call, and sets the timer for the next step or deletes it. It is one
 * statement under the conversation's lock: an answer comes before it or after it, and a process that dies has done all
 * of it or nothing. A step that is recorded already is neither recorded nor called a second time.
 */
export async function advance(
  conversationId: number,
  now: Date,
  called: readonly (readonly number[])[],
): Promise<number[]> {
  const rows = await query<{ step: number }>(Prisma.sql`
    WITH place AS (
      SELECT c.id, c.hotel_id, c.waiting_since, c.status,
        h.ladder_is_on, h.ladder_again, h.ladder_fallback, h.ladder_manager, h.ladder_mail
      FROM conversation c JOIN hotel h ON h.id = c.hotel_id WHERE c.id = ${conversationId} FOR UPDATE OF c
    ), planned AS (
      SELECT p.id, p.hotel_id, p.waiting_since, s.step, p.waiting_since + make_interval(secs => s.seconds) AS at
      FROM place p CROSS JOIN LATERAL (VALUES
        (1, p.ladder_again), (2, p.ladder_fallback), (3, p.ladder_manager), (4, p.ladder_mail)) s (step, seconds)
      WHERE p.status = 'open' AND p.ladder_is_on AND p.waiting_since IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ladder_step a
        WHERE a.conversation_id = p.id AND a.waiting_since = p.waiting_since AND a.step = 0)
    ), climbed AS (
      INSERT INTO ladder_step (hotel_id, conversation_id, waiting_since, step, staff_ids, created_at)
      SELECT hotel_id, id, waiting_since, step, ARRAY(
        SELECT jsonb_array_elements_text(${JSON.stringify(called)}::jsonb -> (step - 1))::int
      ), ${now}::timestamptz
      FROM planned WHERE at <= ${now}::timestamptz ORDER BY step
      ON CONFLICT DO NOTHING RETURNING hotel_id, conversation_id, step
    ), told AS (
      INSERT INTO outbox (hotel_id, type, conversation_id, seq)
      SELECT hotel_id, ${ESCALATION_CALL}, conversation_id, step FROM climbed ORDER BY step
    ), next AS (
      SELECT min(at) AS at FROM planned WHERE at > ${now}::timestamptz
    ), moved AS (
      UPDATE outbox o SET due_at = n.at, claimed_until = NULL, attempts = 0, last_error = NULL
      FROM next n, place p
      WHERE o.type = ${ESCALATION_TIMER} AND o.conversation_id = p.id AND n.at IS NOT NULL
    ), done AS (
      DELETE FROM outbox o USING next n, place p
      WHERE o.type = ${ESCALATION_TIMER} AND o.conversation_id = p.id AND n.at IS NULL
    )
    SELECT step FROM climbed ORDER BY step`);
  return rows.map(({ step }) => step);
}
