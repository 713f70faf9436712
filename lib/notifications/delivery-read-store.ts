import type { DeliveryDto, DeliveryState } from '@/lib/contract/deliveries';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import { MAILBOX } from './delivery-store';

/** More devices than a guest or a team ever has. */
const MOST = 200;

type Row = {
  id: bigint | null;
  device_id: number | null;
  staff_name: string | null;
  user_agent: string | null;
  state: DeliveryState;
  why: string | null;
  created_at: Date;
  accepted_at: Date | null;
  displayed_at: Date | null;
  opened_at: Date | null;
};

/** The deliveries of one message, in the order in which they began; null when the conversation has no such message. */
export async function listDeliveries(
  hotelId: number,
  conversationId: number,
  messageId: number,
): Promise<DeliveryDto[] | null> {
  const rows = await query<Row>(Prisma.sql`
    SELECT y.id, y.device_id, trim(s.first_name || ' ' || s.last_name) AS staff_name,
      COALESCE(g.user_agent, d.platform) AS user_agent, y.state::text AS state, y.why, y.created_at,
      y.accepted_at, y.displayed_at, y.opened_at
    FROM message m
    LEFT JOIN delivery y ON y.hotel_id = m.hotel_id AND y.conversation_id = m.conversation_id AND y.seq = m.seq
    LEFT JOIN staff s ON s.hotel_id = y.hotel_id AND s.id = y.staff_id
    LEFT JOIN device d ON d.hotel_id = y.hotel_id AND d.id = y.device_id
    LEFT JOIN guest_session g ON g.hotel_id = d.hotel_id AND g.id = d.guest_session_id
    WHERE m.hotel_id = ${hotelId} AND m.conversation_id = ${conversationId} AND m.id = ${messageId}
    ORDER BY y.id LIMIT ${MOST}`);
  if (rows.length === 0) return null;
  return rows.filter((row) => row.id !== null).map(toDelivery);
}

function toDelivery(row: Row): DeliveryDto {
  return {
    staff_name: row.staff_name,
    by: row.device_id === MAILBOX ? 'mail' : 'push',
    user_agent: row.user_agent,
    state: row.state,
    why: row.why,
    queued_at: row.created_at.toISOString(),
    accepted_at: row.accepted_at?.toISOString() ?? null,
    displayed_at: row.displayed_at?.toISOString() ?? null,
    opened_at: row.opened_at?.toISOString() ?? null,
  };
}
