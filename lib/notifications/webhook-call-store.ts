import type { WebhookEvent } from '@/lib/contract/webhooks';
import { WEBHOOK_CALLS_DAYS } from '@/lib/contract/webhooks';
import { Prisma } from '@/lib/generated/prisma/client';
import { query, type Tx } from '@/lib/platform/db';
import { WEBHOOK_CALL } from './item-types';
import { CALL, dueRows, TAKEN } from './outbox-store';

/** Of one hotel at a time: an endpoint that does not answer blocks a worker until its timeout. */
const PER_HOTEL = 5;

export type Happened = {
  event: WebhookEvent;
  /** The same for the same event, however often it is delivered. */
  eventId: string;
  conversationId?: number;
  seq?: number;
  bookingCode?: string;
  change?: string;
};

/** Whether a hotel has an active webhook: for statements that read the hotel anyway. */
export const hasWebhooks = (hotelId: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM webhook w WHERE w.hotel_id = ${hotelId} AND w.is_active)`;

/** Writes one call and one outbox row for each webhook that subscribes to the event. A repeat changes nothing. */
export async function appendWebhookCalls(hotelSlug: string, happened: Happened): Promise<void> {
  await query(statement(Prisma.sql`JOIN hotel h ON h.id = w.hotel_id WHERE h.slug = ${hotelSlug}`, happened));
}

/** Writes the calls for the change of a stay in the transaction of the change: they exist only if it commits. */
export async function addStayItem(tx: Tx, hotelId: number, code: string, change: string): Promise<void> {
  await addStayItems(tx, hotelId, [{ code, change }]);
}

/** The same for the changes of several stays, in one statement and in their order. */
export async function addStayItems(
  tx: Tx,
  hotelId: number,
  changes: readonly { code: string; change: string }[],
): Promise<void> {
  if (changes.length === 0) return;
  const event: WebhookEvent = 'stay.changed';
  const rows = changes.map((each, at) => ({ ...each, at, event_id: `stay:${crypto.randomUUID()}` }));
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO webhook_call (hotel_id, webhook_id, event, event_id, booking_code, change)
      SELECT w.hotel_id, w.id, ${event}, x.event_id, x.code, x.change
      FROM webhook w CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS x(at int, event_id text, code text, change text)
      WHERE w.hotel_id = ${hotelId} AND w.is_active AND ${event} = ANY(w.events)
      ORDER BY x.at, w.id RETURNING id, hotel_id
    )
    INSERT INTO outbox (hotel_id, type, data)
    SELECT hotel_id, ${WEBHOOK_CALL}, jsonb_build_object('call', id) FROM made ORDER BY id`;
}

function statement(ofHotel: Prisma.Sql, happened: Happened): Prisma.Sql {
  const { event, eventId, conversationId = null, seq = null, bookingCode = null, change = null } = happened;
  return Prisma.sql`
    WITH made AS (
      INSERT INTO webhook_call (hotel_id, webhook_id, event, event_id, conversation_id, seq, booking_code, change)
      SELECT w.hotel_id, w.id, ${event}, ${eventId}, ${conversationId}::bigint, ${seq}::bigint, ${bookingCode}::text,
             ${change}::text
      FROM webhook w ${ofHotel} AND w.is_active AND ${event} = ANY(w.events)
      ON CONFLICT (webhook_id, event_id) DO NOTHING RETURNING id, hotel_id
    )
    INSERT INTO outbox (hotel_id, type, data)
    SELECT hotel_id, ${WEBHOOK_CALL}, jsonb_build_object('call', id) FROM made`;
}

export type ClaimedCall = {
  itemId: number;
  /** How many times it has been called, this one included. */
  attempts: number;
  id: number;
  hotelId: number;
  hotelSlug: string;
  webhookId: number;
  url: string;
  secret: string;
  isActive: boolean;
  event: string;
  at: Date;
  conversationId: number | null;
  seq: number | null;
  bookingCode: string | null;
  change: string | null;
};

type Row = {
  news_id: bigint;
  attempts: number;
  id: bigint;
  hotel_id: number;
  slug: string;
  webhook_id: number;
  url: string;
  secret: string;
  is_active: boolean;
  event: string;
  created_at: Date;
  conversation_id: bigint | null;
  seq: bigint | null;
  booking_code: string | null;
  change: string | null;
};

/** Claims due calls in the same way as other outbox items. */
export async function claimCalls(limit: number): Promise<ClaimedCall[]> {
  const due = dueRows({
    which: Prisma.sql`x.type = ${CALL}`,
    // Not by id: calls that have failed for hours would delay new ones.
    order: Prisma.sql`x.due_at`,
    perHotel: PER_HOTEL,
  });
  const rows = await query<Row>(Prisma.sql`
    WITH ${due}
    UPDATE outbox n SET ${TAKEN}
    FROM webhook_call k JOIN webhook w ON w.hotel_id = k.hotel_id AND w.id = k.webhook_id
      JOIN hotel h ON h.id = k.hotel_id
    WHERE n.id IN (SELECT id FROM due ORDER BY turn, id LIMIT ${limit})
      AND k.hotel_id = n.hotel_id AND k.id = (n.data->>'call')::bigint
    RETURNING n.id AS news_id, n.attempts, k.id, k.hotel_id, h.slug, w.id AS webhook_id, w.url, w.secret,
              w.is_active, k.event, k.created_at, k.conversation_id, k.seq, k.booking_code, k.change`);
  return rows.map((row) => ({
    itemId: Number(row.news_id),
    attempts: row.attempts,
    id: Number(row.id),
    hotelId: row.hotel_id,
    hotelSlug: row.slug,
    webhookId: row.webhook_id,
    url: row.url,
    secret: row.secret,
    isActive: row.is_active,
    event: row.event,
    at: row.created_at,
    conversationId: row.conversation_id === null ? null : Number(row.conversation_id),
    seq: row.seq === null ? null : Number(row.seq),
    bookingCode: row.booking_code,
    change: row.change,
  }));
}

export type CallOutcome = {
  state: 'queued' | 'delivered' | 'failed';
  status: number | null;
  why: string | null;
  /** The address has answered that it no longer exists. */
  isGone: boolean;
};

/** Records the outcome of one call in its row and in its webhook. */
export async function recordCall(
  call: Pick<ClaimedCall, 'id' | 'hotelId' | 'webhookId'>,
  outcome: CallOutcome,
) {
  const { state, status, why, isGone } = outcome;
  const isHeard = state === 'delivered';
  await query(Prisma.sql`
    WITH line AS (
      UPDATE webhook_call SET state = ${state}::webhook_call_state, status = ${status}::int, why = ${why}::text,
        attempts = attempts + 1, called_at = clock_timestamp()
      WHERE hotel_id = ${call.hotelId} AND id = ${call.id}
    )
    UPDATE webhook SET
      ok_at = CASE WHEN ${isHeard} THEN clock_timestamp() ELSE ok_at END,
      failed_at = CASE WHEN ${isHeard} THEN failed_at ELSE clock_timestamp() END,
      is_active = is_active AND NOT ${isGone}, is_gone = is_gone OR ${isGone}
    WHERE hotel_id = ${call.hotelId} AND id = ${call.webhookId}`);
}

/** Queued calls stay, however old. */
export async function sweepWebhookCalls(): Promise<void> {
  await query(Prisma.sql`
    DELETE FROM webhook_call
    WHERE state <> 'queued' AND created_at < now() - make_interval(days => ${WEBHOOK_CALLS_DAYS})`);
}
