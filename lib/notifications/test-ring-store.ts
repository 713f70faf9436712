import type { DeviceKind } from '@/lib/contract/devices';
import { Prisma } from '@/lib/generated/prisma/client';
import { ask } from '@/lib/platform/db';

export type TestRing = { id: string; kind: DeviceKind; value: string; locale: string };

/**
 * Enters one ring for each of a colleague's devices that have not signed out, without a conversation. Null when the
 * hotel has no such colleague; the devices of somebody who left ring no more.
 */
export async function beginTestRings(hotelId: number, staffId: number): Promise<TestRing[] | null> {
  type Row = { public_id: string | null; kind: DeviceKind; value: string; locale: string };
  const rows = await ask<Row>(Prisma.sql`
    WITH person AS (
      SELECT s.id, COALESCE(s.locale, h.locale) AS locale FROM staff s JOIN hotel h ON h.id = s.hotel_id
      WHERE s.hotel_id = ${hotelId} AND s.id = ${staffId} AND s.is_active
    ), begun AS (
      INSERT INTO delivery (hotel_id, seq, device_id, staff_id, state, attempts)
      SELECT ${hotelId}, 0, d.id, p.id, 'queued', 1 FROM person p JOIN device d
        ON d.hotel_id = ${hotelId} AND d.staff_id = p.id AND NOT EXISTS (
          SELECT 1 FROM ended_staff_session e WHERE e.session_id = d.staff_session_id)
      RETURNING public_id, device_id
    )
    SELECT b.public_id, d.kind, d.value, p.locale
    FROM person p LEFT JOIN begun b ON true LEFT JOIN device d ON d.id = b.device_id`);
  if (rows.length === 0) return null;
  return rows.flatMap(({ public_id: id, ...ring }) => (id === null ? [] : [{ id, ...ring }]));
}
