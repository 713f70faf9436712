import type { ReachablePersonDto } from '@/lib/contract/reachability';
import type { Department, StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { ask } from '@/lib/platform/db';
import { openDesks } from './presence-store';

/** Everybody on duty, by name: two statements whatever their number. */
export async function listOnDuty(hotelId: number): Promise<ReachablePersonDto[]> {
  type Row = {
    id: number;
    name: string;
    role: StaffRole;
    department: Department;
    devices: number;
    seen: Date | null;
    shown: Date | null;
  };
  const [desks, rows] = await Promise.all([
    openDesks(hotelId),
    ask<Row>(Prisma.sql`
      SELECT s.id, s.first_name || ' ' || s.last_name AS name, s.role::text AS role, s.department,
        count(d.id)::int AS devices, max(d.last_seen_at) AS seen, max(x.shown) AS shown
      FROM staff s LEFT JOIN device d ON d.hotel_id = s.hotel_id AND d.staff_id = s.id
      LEFT JOIN LATERAL (
        SELECT max(y.displayed_at) AS shown FROM delivery y WHERE y.hotel_id = d.hotel_id AND y.device_id = d.id
      ) x ON true
      WHERE s.hotel_id = ${hotelId} AND s.is_active AND s.is_on_duty
      GROUP BY s.id ORDER BY s.first_name, s.last_name, s.id`),
  ]);
  const deskOf = new Map(desks.map((desk) => [desk.staffId, desk]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name.trim(),
    role: row.role,
    department: row.department,
    tabs: deskOf.get(row.id)?.tabs ?? 0,
    is_in_sight: deskOf.get(row.id)?.isVisible ?? false,
    devices: row.devices,
    device_seen_at: row.seen?.toISOString() ?? null,
    shown_at: row.shown?.toISOString() ?? null,
  }));
}
