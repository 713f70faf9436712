import { z } from 'zod';
import type { ColleagueDto, ColleagueQuery } from '@/lib/contract/handoff';
import { LIMITS } from '@/lib/contract/limits';
import { DEPARTMENTS, type StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { db } from '@/lib/platform/db';
import { nameMatches } from './name-search-store';

const departmentSchema = z.enum(DEPARTMENTS);

type Row = {
  id: number;
  name: string;
  role: StaffRole;
  department: string;
  is_on_duty: boolean;
  profile_image: string | null;
};

/** Returns one page at most. A staff member who is not on it is found by name. */
export async function findColleagues(
  hotelId: number,
  { q, department, role }: ColleagueQuery,
): Promise<ColleagueDto[]> {
  const conditions = [Prisma.sql`s.hotel_id = ${hotelId}`, Prisma.sql`s.is_active`];
  if (department) conditions.push(Prisma.sql`s.department = ${department}`);
  if (role) conditions.push(Prisma.sql`s.role = ${role}::staff_role`);
  if (q) conditions.push(nameMatches(Prisma.sql`s.first_name || ' ' || s.last_name`, q));
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.id, trim(s.first_name || ' ' || s.last_name) AS name, s.role::text AS role, s.department, s.is_on_duty,
           s.profile_image
    FROM staff s WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY s.is_on_duty DESC, s.first_name, s.last_name, s.id LIMIT ${LIMITS.pageSizeMax}`;
  return rows.map((row) => ({ ...row, department: departmentSchema.parse(row.department) }));
}
