import { Prisma } from '@/lib/generated/prisma/client';
import { ask } from '@/lib/platform/db';
import { TIMERS } from './item-types';
import type { Wake } from './ports';

/** What is tried again, and what a process may have died with, waits for the next whole minute: calls may cost money. */
const RETRY_GRID_SECONDS = 60;
/** A call that is set for a later time comes earlier and sets the next: the smallest plan of QStash takes seven days. */
const LONGEST_SECONDS = 86_400;
/** Two moments so close together are one. */
const SAME_SECONDS = 1;

/** QStash counts in whole seconds. */
const EARLY_SECONDS = 2;

const DUE = Prisma.sql`GREATEST(due_at, COALESCE(claimed_until, due_at))`;

/** When the next row of the outbox becomes due, whoever wrote it: now, if one is. Null: the outbox is empty. */
export async function findNextWake(): Promise<Wake | null> {
  const [row] = await ask<{ at: Date; in_ms: number }>(Prisma.sql`
    WITH next AS (
      SELECT LEAST(now() + make_interval(secs => ${LONGEST_SECONDS}), GREATEST(now(), min(CASE WHEN last_error IS NULL AND (claimed_until IS NULL OR claimed_until <= now())
        THEN due_at
        ELSE to_timestamp(ceil(EXTRACT(EPOCH FROM ${DUE}) / ${RETRY_GRID_SECONDS}::float) * ${RETRY_GRID_SECONDS}::float)
      END))) AS at FROM outbox WHERE dead_at IS NULL HAVING count(*) > 0
    )
    SELECT at, (EXTRACT(EPOCH FROM at - now()) * 1000)::float AS in_ms FROM next`);
  return row ? { at: row.at, inMs: row.in_ms } : null;
}

/** Whether a call is on its way that comes no later than this. One whose time has passed has come, or was lost. */
export async function isWakeSet(at: Date): Promise<boolean> {
  const rows = await ask(Prisma.sql`
    SELECT 1 AS found FROM timer_wake WHERE set_for > now()
      AND set_for <= ${at}::timestamptz + make_interval(secs => ${SAME_SECONDS})`);
  return rows.length > 0;
}

export async function recordWake(at: Date): Promise<void> {
  await ask(Prisma.sql`
    INSERT INTO timer_wake (set_for) VALUES (${at}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET set_for = EXCLUDED.set_for`);
}

/** A call that was set for now has come, a little early or not: what is still due needs another. */
export async function forgetArrivedWakes(): Promise<void> {
  await ask(Prisma.sql`
    DELETE FROM timer_wake WHERE set_for <= now() + make_interval(secs => ${EARLY_SECONDS}::float)`);
}

/** Every call is set anew: what calls at fixed times makes up for one that was lost. */
export async function forgetWakes(): Promise<void> {
  await ask(Prisma.sql`DELETE FROM timer_wake`);
}

/** How long the timer that waits longest is overdue; nothing where none is. */
export async function findOverdueSeconds(): Promise<number> {
  const [row] = await ask<{ seconds: number | null }>(Prisma.sql`
    SELECT EXTRACT(EPOCH FROM now() - min(GREATEST(due_at, created_at)))::float AS seconds
    FROM outbox WHERE dead_at IS NULL AND type = ANY(${[...TIMERS]}) AND due_at <= now()`);
  return Math.max(0, row?.seconds ?? 0);
}
