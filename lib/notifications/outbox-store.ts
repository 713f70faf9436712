import { Prisma } from '@/lib/generated/prisma/client';
import { db, query } from '@/lib/platform/db';
import {
  ACCESS_ENDED,
  CHANNEL_CHANGED,
  NOT_WAITING,
  STAY_CHANGED,
  TIMERS,
  WEBHOOK_CALL,
  WRITING_TIMERS,
} from './item-types';
import type { ClaimedItem } from './ports';

const LEASE_SECONDS = 30;
/** The lease of a timer that only writes: a process that dies with one delays it by no more than this. */
const TIMER_LEASE_SECONDS = 1.5;
const PER_HOTEL = 20;
/** A literal, so that the planner can prove that the index without these rows applies. */
export const CALL = Prisma.raw(`'${WEBHOOK_CALL}'`);
/** Times are stored in rounded milliseconds: a row that was written just now may look due half a millisecond later. */
const ROUNDING = Prisma.sql`interval '1 millisecond'`;

type Row = {
  id: bigint;
  hotel_id: number;
  type: string;
  conversation_id: bigint | null;
  seq: bigint | null;
  attempts: number;
  settled_targets: string[];
  created_at: Date;
  cut_user: string | null;
  changed_channel: string | null;
  changed_booking_id: number | null;
  late_ms: number | null;
};

type Due = {
  /** A condition on the rows `x`. */
  which: Prisma.Sql;
  order: Prisma.Sql;
  perHotel: number;
};

/**
 * `due (id, turn)`: locked rows that are due and not leased. SKIP LOCKED gives a concurrent caller other rows. The
 * hotels take turns, so that a flooded hotel delays no other, however few rows are claimed.
 */
export function dueRows({ which, order, perHotel }: Due): Prisma.Sql {
  return Prisma.sql`due AS MATERIALIZED (
      SELECT o.id, row_number() OVER (PARTITION BY h.id ORDER BY o.id) AS turn
      FROM hotel h CROSS JOIN LATERAL (
        SELECT x.id FROM outbox x
        WHERE x.hotel_id = h.id AND ${which} AND x.dead_at IS NULL AND x.due_at <= now() + ${ROUNDING}
          AND (x.claimed_until IS NULL OR x.claimed_until < now())
        ORDER BY ${order} LIMIT ${perHotel} FOR UPDATE SKIP LOCKED
      ) o
    )`;
}

/** The assignments that claim a row `n`. A process that dies loses its lease, and the row is claimed again. */
export const TAKEN = Prisma.sql`
  claimed_until = now() + make_interval(secs =>
    CASE WHEN n.type = ANY(${WRITING_TIMERS}) THEN ${TIMER_LEASE_SECONDS}::float ELSE ${LEASE_SECONDS} END),
  attempts = n.attempts + 1`;

/** Null after a failure: a retried timer does not run at the time it was set for. */
const LATE_MS = Prisma.sql`CASE WHEN n.type = ANY(${TIMERS}) AND n.last_error IS NULL
  THEN GREATEST(0, EXTRACT(EPOCH FROM now() - GREATEST(n.due_at, n.created_at)) * 1000)::float END`;

/** Claims due items for the length of a lease, the oldest of each hotel first. */
export async function claimItems(limit: number): Promise<ClaimedItem[]> {
  const due = dueRows({
    which: Prisma.sql`x.type <> ${CALL}`,
    order: Prisma.sql`x.id`,
    perHotel: PER_HOTEL,
  });
  const rows = await query<Row>(Prisma.sql`
    WITH ${due}
    UPDATE outbox n SET ${TAKEN}
    WHERE id IN (SELECT id FROM due ORDER BY turn, id LIMIT ${limit})
    RETURNING id, hotel_id, type, conversation_id, seq, attempts, settled_targets, created_at,
              CASE WHEN type = ${ACCESS_ENDED} THEN data->>'user' END AS cut_user,
              CASE WHEN type = ${CHANNEL_CHANGED} THEN data->>'channel' END AS changed_channel,
              CASE WHEN type = ${STAY_CHANGED} THEN (data->>'booking_id')::int END AS changed_booking_id,
              ${LATE_MS} AS late_ms`);
  return rows.map(toClaimedItem).sort((a, b) => a.id - b.id);
}

/** The lease of an item that its writer delivers: the last two columns of its row. */
export function claimColumns(isClaimedByCaller: boolean): Prisma.Sql {
  return isClaimedByCaller
    ? Prisma.sql`now() + make_interval(secs => ${LEASE_SECONDS}), 1`
    : Prisma.sql`NULL::timestamptz, 0`;
}

/** Deletes items that have reached every target that needs them. */
export async function completeItems(ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await query(Prisma.sql`DELETE FROM outbox WHERE id = ANY(${[...ids]}::bigint[])`);
}

export async function rescheduleItem(
  id: number,
  delayMs: number,
  completedTargets: readonly string[],
  error: string,
): Promise<void> {
  await db().outboxItem.updateMany({
    where: { id },
    data: {
      dueAt: new Date(Date.now() + delayMs),
      claimedUntil: null,
      completedTargets: [...completedTargets],
      lastError: error,
    },
  });
}

/** The row stays for the health page and is excluded from every claim. */
export async function deadLetterItem(id: number, error: string): Promise<void> {
  await db().outboxItem.updateMany({
    where: { id },
    data: { deadAt: new Date(), claimedUntil: null, lastError: error },
  });
}

/** Timers, and calls that wait for another system, do not count as backlog. */
export async function countItems(): Promise<{ pending: number; dead: number; oldestSeconds: number }> {
  const [row] = await db().$queryRaw<{ pending: number; dead: number; oldest: number | null }[]>`
    SELECT count(*) FILTER (WHERE dead_at IS NULL AND type <> ALL(${NOT_WAITING}))::int AS pending,
           count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead,
           EXTRACT(EPOCH FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL AND type <> ALL(${NOT_WAITING})))::float AS oldest
    FROM outbox`;
  return { pending: row?.pending ?? 0, dead: row?.dead ?? 0, oldestSeconds: row?.oldest ?? 0 };
}

function toClaimedItem(row: Row): ClaimedItem {
  return {
    id: Number(row.id),
    hotelId: row.hotel_id,
    type: row.type,
    conversationId: row.conversation_id === null ? null : Number(row.conversation_id),
    seq: row.seq === null ? null : Number(row.seq),
    attempts: row.attempts,
    completedTargets: row.settled_targets,
    createdAt: row.created_at,
    cutUser: row.cut_user,
    changedChannel: row.changed_channel,
    changedBookingId: row.changed_booking_id,
    lateMs: row.late_ms,
  };
}
