import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import { TIMERS } from './item-types';
import type { Wake } from './ports';

/** A retry, or a row that a dead process may have claimed, waits for the next whole minute: calls may cost money. */
const RETRY_GRID_SECONDS = 60;
/**
 * A wake for a later time comes at this delay instead and sets the next one: the smallest QStash plan allows seven
 * days.
 */
const LONGEST_SECONDS = 86_400;
/** Wakes this close together count as one. */
const SAME_SECONDS = 1;

/** QStash counts in whole seconds. */
const EARLY_SECONDS = 2;

const DUE = Prisma.sql`GREATEST(due_at, COALESCE(claimed_until, due_at))`;

/**
 * When the next row of the outbox becomes due, whichever process wrote it: now, if one is due. Null: the outbox is
 * empty.
 */
export async function findNextWake(): Promise<Wake | null> {
  const [row] = await query<{ at: Date; in_ms: number }>(Prisma.sql`
    WITH next AS (
      SELECT LEAST(now() + make_interval(secs => ${LONGEST_SECONDS}), GREATEST(now(), min(CASE WHEN last_error IS NULL AND (claimed_until IS NULL OR claimed_until <= now())
        THEN due_at
        ELSE to_timestamp(ceil(EXTRACT(EPOCH FROM ${DUE}) / ${RETRY_GRID_SECONDS}::float) * ${RETRY_GRID_SECONDS}::float)
      END))) AS at FROM outbox WHERE dead_at IS NULL HAVING count(*) > 0
    )
    SELECT at, (EXTRACT(EPOCH FROM at - now()) * 1000)::float AS in_ms FROM next`);
  return row ? { at: row.at, inMs: row.in_ms } : null;
}

/** Whether a wake is set that comes no later than this. A wake whose time has passed has arrived or was lost. */
export async function isWakeSet(at: Date): Promise<boolean> {
  const rows = await query(Prisma.sql`
    SELECT 1 AS found FROM timer_wake WHERE set_for > now()
      AND set_for <= ${at}::timestamptz + make_interval(secs => ${SAME_SECONDS})`);
  return rows.length > 0;
}

export async function recordWake(at: Date): Promise<void> {
  await query(Prisma.sql`
    INSERT INTO timer_wake (set_for) VALUES (${at}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET set_for = EXCLUDED.set_for`);
}

/** Deletes a wake that has arrived, even a little early: rows that are still due need another one. */
export async function deleteArrivedWakes(): Promise<void> {
  await query(Prisma.sql`
    DELETE FROM timer_wake WHERE set_for <= now() + make_interval(secs => ${EARLY_SECONDS}::float)`);
}

/** Deletes every wake so that it is set anew: a scheduler with fixed times makes up for a lost one. */
export async function deleteWakes(): Promise<void> {
  await query(Prisma.sql`DELETE FROM timer_wake`);
}

/** How long the timer that waits longest is overdue; zero when none is. */
export async function findOverdueSeconds(): Promise<number> {
  const [row] = await query<{ seconds: number | null }>(Prisma.sql`
    SELECT EXTRACT(EPOCH FROM now() - min(GREATEST(due_at, created_at)))::float AS seconds
    FROM outbox WHERE dead_at IS NULL AND type = ANY(${[...TIMERS]}) AND due_at <= now()`);
  return Math.max(0, row?.seconds ?? 0);
}
