import type { DeviceKind } from '@/lib/contract/devices';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

/** Longer than a whole batch may take, and shorter than the lease of the outbox item that brought it. */
const CLAIM_SECONDS = 20;
/**
 * A conversation pushes to a device at most once in this time. The alert on the screen stands for the later messages.
 */
const QUIET_SECONDS = 5;
const REPORT_HOURS = 24;
const KEPT_DAYS = 30;
/** Stands in the delivery table for the guest's mailbox, in place of a device id. */
export const MAILBOX = 0;

export type RingPlace = { hotelId: number; conversationId: number; seq: number };
export type Settled = {
  id: string;
  state: 'queued' | 'accepted' | 'failed' | 'gone';
  why: string | null;
};
export type ClaimedPush = {
  /** The delivery id. It cannot be guessed: a service worker shows nothing else when it reports. */
  id: string;
  deviceId: number;
  kind: DeviceKind;
  value: string;
};
type Row = { public_id: string; device_id: number; kind: DeviceKind; value: string; is_mine: boolean };

/**
 * Writes one row for each device and log entry. The row records the delivery, and it is the claim that lets only one of
 * two processes push. `isBusy`: another process holds a claim and may have died with it, so the caller must try again
 * later.
 */
export async function claimPushes(
  { hotelId, conversationId, seq }: RingPlace,
  deviceIds: readonly number[],
): Promise<{ claimed: ClaimedPush[]; isBusy: boolean }> {
  if (deviceIds.length === 0) return { claimed: [], isBusy: false };
  const rows = await query<Row>(Prisma.sql`
    WITH wanted AS (
      SELECT v.id, v.staff_id, v.kind, v.value, EXISTS (
        SELECT 1 FROM delivery x WHERE x.device_id = v.id AND x.conversation_id = ${conversationId}
          AND x.seq <> ${seq} AND x.state IN ('accepted', 'displayed', 'opened')
          AND x.accepted_at > now() - make_interval(secs => ${QUIET_SECONDS})) AS is_collapsed
      FROM device v WHERE v.hotel_id = ${hotelId} AND v.id = ANY(${[...deviceIds]}::int[])
    ), written AS (
      INSERT INTO delivery (hotel_id, conversation_id, seq, device_id, staff_id, state, why, attempts, claimed_until)
      SELECT ${hotelId}, ${conversationId}, ${seq}, id, staff_id,
        (CASE WHEN is_collapsed THEN 'skipped' ELSE 'queued' END)::delivery_state,
        CASE WHEN is_collapsed THEN 'collapsed' END, 1, now() + make_interval(secs => ${CLAIM_SECONDS})
      FROM wanted
      ON CONFLICT (conversation_id, seq, device_id) DO UPDATE
        SET attempts = delivery.attempts + 1, claimed_until = EXCLUDED.claimed_until
        WHERE delivery.state = 'queued' AND (delivery.claimed_until IS NULL OR delivery.claimed_until < now())
      RETURNING public_id, device_id, state
    )
    SELECT n.public_id, w.id AS device_id, w.kind, w.value, true AS is_mine
    FROM written n JOIN wanted w ON w.id = n.device_id WHERE n.state = 'queued'
    UNION ALL
    SELECT d.public_id, d.device_id, w.kind, w.value, false FROM delivery d JOIN wanted w ON w.id = d.device_id
    WHERE d.conversation_id = ${conversationId} AND d.seq = ${seq} AND d.state = 'queued'
      AND d.claimed_until >= now() AND NOT EXISTS (SELECT 1 FROM written n WHERE n.device_id = d.device_id)`);
  const claimed = rows
    .filter((row) => row.is_mine)
    .map((row) => ({ id: row.public_id, deviceId: row.device_id, kind: row.kind, value: row.value }));
  return { claimed, isBusy: rows.some((row) => !row.is_mine) };
}

/**
 * Records the outcomes of a batch in one statement. Deletes devices that are gone, unless they registered again
 * meanwhile.
 */
export async function completePushes(settled: readonly Settled[], startedAt: Date): Promise<void> {
  if (settled.length === 0) return;
  await query(Prisma.sql`
    WITH told AS (
      UPDATE delivery d SET state = s.state::delivery_state, why = s.why, claimed_until = NULL,
        accepted_at = CASE WHEN s.state = 'accepted' THEN now() END
      FROM unnest(${settled.map(({ id }) => id)}::uuid[], ${settled.map(({ state }) => state)}::text[],
                  ${settled.map(({ why }) => why)}::text[]) AS s(id, state, why)
      WHERE d.public_id = s.id AND d.state = 'queued'
      RETURNING d.device_id, d.state
    )
    DELETE FROM device v USING told t
    WHERE v.id = t.device_id AND t.state = 'gone' AND v.last_seen_at <= ${startedAt}`);
}

export async function markReported(deliveryId: string, what: 'displayed' | 'opened'): Promise<void> {
  await query(Prisma.sql`
    UPDATE delivery SET
      state = (CASE WHEN state = 'opened' THEN 'opened' ELSE ${what} END)::delivery_state,
      displayed_at = COALESCE(displayed_at, now()),
      opened_at = CASE WHEN ${what} = 'opened' THEN COALESCE(opened_at, now()) ELSE opened_at END
    WHERE public_id = ${deliveryId}::uuid AND created_at > now() - make_interval(hours => ${REPORT_HOURS})
      AND state IN ('queued', 'accepted', 'displayed', 'opened')
      AND (displayed_at IS NULL OR (${what} = 'opened' AND opened_at IS NULL))`);
}

export async function sweepDeliveries(): Promise<void> {
  await query(
    Prisma.sql`DELETE FROM delivery WHERE created_at < now() - make_interval(days => ${KEPT_DAYS})`,
  );
}
