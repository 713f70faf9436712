import type { ReachablePersonDto } from '@/lib/contract/reachability';
import type { Department, StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import { OPEN_SECONDS, openDesks } from './presence-store';
import { isQuietAt, quietHoursOf } from './quiet-hours';

/** A device that may get pushes: its sign-in has not ended. */
const isReceivedBy = Prisma.sql`d.hotel_id = s.hotel_id AND d.staff_id = s.id AND NOT EXISTS (
  SELECT 1 FROM ended_staff_session e WHERE e.session_id = d.staff_session_id)`;

/** Whether a staff member on duty has a staff page open, or a phone that may get pushes now. One statement. */
export async function isAnybodyReachable(hotelId: number, now: Date): Promise<boolean> {
  type Row = {
    has_desk: boolean;
    has_device: boolean;
    time_zone: string;
    quiet_from: number | null;
    quiet_to: number | null;
  };
  const rows = await query<Row>(Prisma.sql`
    SELECT h.time_zone, s.quiet_from, s.quiet_to,
      EXISTS (SELECT 1 FROM presence p WHERE p.hotel_id = s.hotel_id AND p.staff_id = s.id
        AND p.seen_at > now() - make_interval(secs => ${OPEN_SECONDS})) AS has_desk,
      EXISTS (SELECT 1 FROM device d WHERE ${isReceivedBy}) AS has_device
    FROM staff s JOIN hotel h ON h.id = s.hotel_id
    WHERE s.hotel_id = ${hotelId} AND s.is_active AND s.is_on_duty`);
  return rows.some(
    (row) => row.has_desk || (row.has_device && !isQuietAt(now, row.time_zone, quietHoursOf(row))),
  );
}

/** All staff on duty, by name: two statements whatever their number. */
export async function listOnDuty(hotelId: number, now: Date): Promise<ReachablePersonDto[]> {
  type Row = {
    id: number;
    name: string;
    role: StaffRole;
    department: Department;
    devices: number;
    time_zone: string;
    quiet_from: number | null;
    quiet_to: number | null;
    seen: Date | null;
    shown: Date | null;
  };
  const [desks, rows] = await Promise.all([
    openDesks(hotelId),
    query<Row>(Prisma.sql`
      SELECT s.id, s.first_name || ' ' || s.last_name AS name, s.role::text AS role, s.department,
        h.time_zone, s.quiet_from, s.quiet_to, count(d.id)::int AS devices, max(d.last_seen_at) AS seen, max(x.shown) AS shown
      FROM staff s JOIN hotel h ON h.id = s.hotel_id LEFT JOIN device d ON ${isReceivedBy}
      LEFT JOIN LATERAL (
        SELECT max(y.displayed_at) AS shown FROM delivery y WHERE y.hotel_id = d.hotel_id AND y.device_id = d.id
      ) x ON true
      WHERE s.hotel_id = ${hotelId} AND s.is_active AND s.is_on_duty
      GROUP BY s.id, h.id ORDER BY s.first_name, s.last_name, s.id`),
  ]);
  const deskOf = new Map(desks.map((desk) => [desk.staffId, desk]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name.trim(),
    role: row.role,
    department: row.department,
    tabs: deskOf.get(row.id)?.tabs ?? 0,
    permission: deskOf.get(row.id)?.permission ?? null,
    is_quiet: isQuietAt(now, row.time_zone, quietHoursOf(row)),
    is_in_sight: deskOf.get(row.id)?.isVisible ?? false,
    devices: row.devices,
    device_seen_at: row.seen?.toISOString() ?? null,
    shown_at: row.shown?.toISOString() ?? null,
  }));
}
