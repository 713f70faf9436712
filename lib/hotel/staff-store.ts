import { z } from 'zod';
import { DEPARTMENTS, type StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { db, query } from '@/lib/platform/db';
import { HOTEL_COLUMNS } from './hotel-store';
import type { Hotel, StaffMember, StaffSession } from './principals';

const departmentSchema = z.enum(DEPARTMENTS);
const STAFF_COLUMNS = {
  id: true,
  username: true,
  firstName: true,
  lastName: true,
  role: true,
  department: true,
  isOnDuty: true,
  profileImage: true,
  locale: true,
  hotel: { select: { ...HOTEL_COLUMNS, staffChannelGeneration: true } },
} as const;

type SessionClaims = { staffId: number; sessionVersion: number; sessionId: string };

/** Returns the current state of the staff member of a session, or null once the session is outdated or ended. */
export async function findStaffForSession({
  staffId,
  sessionVersion,
  sessionId,
}: SessionClaims): Promise<StaffMember | null> {
  const [row] = await query<Row>(Prisma.sql`
    SELECT s.id, s.username, s.first_name AS "firstName", s.last_name AS "lastName", s.role::text AS role,
           s.department, s.is_on_duty AS "isOnDuty", s.profile_image AS "profileImage", s.locale,
           json_build_object('id', h.id, 'slug', h.slug, 'name', h.name, 'timeZone', h.time_zone,
                             'accentColor', h.accent_color, 'logoUrl', h.logo_url,
                             'locale', h.locale, 'offeredLocales', h.offered_locales,
                             'staffChannelGeneration', h.staff_channel_generation) AS hotel
    FROM staff s JOIN hotel h ON h.id = s.hotel_id
    WHERE s.id = ${staffId} AND s.session_version = ${sessionVersion} AND s.is_active
      AND NOT EXISTS (SELECT 1 FROM ended_staff_session e WHERE e.session_id = ${sessionId}::uuid)`);
  return row ? toStaffMember(row, { id: sessionId, version: sessionVersion }) : null;
}

export type SignInRow = { staff: StaffMember; passwordHash: string; sessionVersion: number };

/**
 * Returns the person of the first user name that exists, with the session that a correct password opens. Inactive
 * people are not found.
 */
export async function findStaffForSignIn(names: readonly string[]): Promise<SignInRow | null> {
  const rows = await db().staff.findMany({
    where: { username: { in: [...names] }, isActive: true },
    select: { ...STAFF_COLUMNS, passwordHash: true, sessionVersion: true },
  });
  const row = names.map((name) => rows.find(({ username }) => username === name)).find(Boolean);
  if (!row) return null;
  const { passwordHash, sessionVersion } = row;
  const session = { id: crypto.randomUUID(), version: sessionVersion };
  return { staff: toStaffMember(row, session), passwordHash, sessionVersion };
}

type Row = {
  id: number;
  username: string;
  firstName: string;
  lastName: string;
  role: StaffRole;
  department: string;
  isOnDuty: boolean;
  profileImage: string | null;
  locale: string | null;
  hotel: Hotel & { staffChannelGeneration: number };
};

function toStaffMember(row: Row, session: StaffSession): StaffMember {
  const { staffChannelGeneration, ...hotel } = row.hotel;
  return {
    kind: 'staff',
    session,
    hotel,
    id: row.id,
    username: row.username,
    name: `${row.firstName} ${row.lastName}`.trim(),
    role: row.role,
    department: departmentSchema.parse(row.department),
    isOnDuty: row.isOnDuty,
    profileImage: row.profileImage,
    locale: row.locale,
    channelGeneration: staffChannelGeneration,
  };
}
