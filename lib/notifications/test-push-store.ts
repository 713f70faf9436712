import type { DeviceKind } from '@/lib/contract/devices';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

export type TestPush = { id: string; kind: DeviceKind; value: string };

/** The locale for pushes to a staff member; null when the hotel has no such active staff member. */
export async function findPushLocale(hotelId: number, staffId: number): Promise<string | null> {
  const [row] = await query<{ locale: string }>(Prisma.sql`
    SELECT COALESCE(s.locale, h.locale) AS locale FROM staff s JOIN hotel h ON h.id = s.hotel_id
    WHERE s.hotel_id = ${hotelId} AND s.id = ${staffId} AND s.is_active`);
  return row?.locale ?? null;
}

/** Inserts one delivery without a conversation for each device of a staff member whose sign-in has not ended. */
export async function beginTestPushes(hotelId: number, staffId: number): Promise<TestPush[]> {
  return query<TestPush>(Prisma.sql`
    WITH begun AS (
      INSERT INTO delivery (hotel_id, seq, device_id, staff_id, state, attempts)
      SELECT ${hotelId}, 0, d.id, d.staff_id, 'queued', 1 FROM device d
      WHERE d.hotel_id = ${hotelId} AND d.staff_id = ${staffId} AND NOT EXISTS (
        SELECT 1 FROM ended_staff_session e WHERE e.session_id = d.staff_session_id)
      RETURNING public_id, device_id
    )
    SELECT b.public_id AS id, d.kind, d.value FROM begun b JOIN device d ON d.id = b.device_id`);
}
