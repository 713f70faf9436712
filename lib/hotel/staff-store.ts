import { z } from 'zod';
import { DEPARTMENTS } from '@/lib/contract/roles';
import { db } from '@/lib/platform/db';
import { HOTEL_COLUMNS } from './hotel-store';
import type { StaffMember } from './who';

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
  hotel: { select: HOTEL_COLUMNS },
} as const;

/** The staff member a session speaks for, as they are now; null once the session has been outdated or ended. */
export async function findStaffForSession(id: number, sessionVersion: number): Promise<StaffMember | null> {
  const row = await db().staff.findFirst({
    where: { id, sessionVersion, isActive: true },
    select: STAFF_COLUMNS,
  });
  return row && toStaffMember(row);
}

export type SignInRow = { staff: StaffMember; passwordHash: string; sessionVersion: number };

/** By user name, whatever its case. Inactive people are not found. */
export async function findStaffForSignIn(username: string): Promise<SignInRow | null> {
  const row = await db().staff.findFirst({
    where: { username: username.toLowerCase(), isActive: true },
    select: { ...STAFF_COLUMNS, passwordHash: true, sessionVersion: true },
  });
  if (!row) return null;
  return { staff: toStaffMember(row), passwordHash: row.passwordHash, sessionVersion: row.sessionVersion };
}

type Row = Omit<StaffMember, 'kind' | 'name' | 'department'> & {
  firstName: string;
  lastName: string;
  department: string;
};

function toStaffMember(row: Row): StaffMember {
  return {
    kind: 'staff',
    hotel: row.hotel,
    id: row.id,
    username: row.username,
    name: `${row.firstName} ${row.lastName}`.trim(),
    role: row.role,
    department: departmentSchema.parse(row.department),
    isOnDuty: row.isOnDuty,
    profileImage: row.profileImage,
  };
}
