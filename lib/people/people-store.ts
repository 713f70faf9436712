import { z } from 'zod';
import { LIMITS } from '@/lib/contract/limits';
import type { PeopleQuery, PersonDto } from '@/lib/contract/people';
import { DEPARTMENTS, type StaffRole } from '@/lib/contract/roles';
import { Prisma } from '@/lib/generated/prisma/client';
import { nameMatches } from '@/lib/hotel/name-search-store';
import { containing } from '@/lib/kernel/containing';
import { db, type Tx } from '@/lib/platform/db';

const departmentSchema = z.enum(DEPARTMENTS);
type Row = Omit<PersonDto, 'department'> & { department: string };

const COLUMNS = Prisma.sql`
  s.id, s.username, trim(s.first_name || ' ' || s.last_name) AS name, s.role::text AS role, s.department,
  s.is_on_duty, s.is_active, s.profile_image`;

/** The suffix that all user names of a hotel share is searched only when the query contains an `@`. */
const searchedName = (q: string) =>
  q.includes('@') ? Prisma.sql`s.username` : Prisma.sql`split_part(s.username, '@', 1)`;

/** Lists active people first. Returns one page at most; a person who is not on it is found by name. */
export async function findPeople(hotelId: number, { q }: PeopleQuery): Promise<PersonDto[]> {
  const conditions = [Prisma.sql`s.hotel_id = ${hotelId}`];
  if (q)
    conditions.push(
      Prisma.sql`(${nameMatches(Prisma.sql`s.first_name || ' ' || s.last_name`, q)} OR ${searchedName(q)} ILIKE ${containing(q)})`,
    );
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM staff s WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY s.is_active DESC, s.first_name, s.last_name, s.id LIMIT ${LIMITS.pageSizeMax}`;
  return rows.map(toPerson);
}

/**
 * Locks the hotel's active admins and the named people for the rest of the transaction, always in the order of their
 * ids. Of two admins who concurrently demote each other, the second waits here and sees that no other admin remains.
 * Returns the ids of the admins.
 */
export async function lockAdmins(tx: Tx, hotelId: number, and: readonly number[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number; is_admin: boolean }[]>`
    SELECT id, role = 'admin' AND is_active AS is_admin FROM staff
    WHERE hotel_id = ${hotelId} AND (id = ANY(${[...and]}::int[]) OR (role = 'admin' AND is_active))
    ORDER BY id FOR NO KEY UPDATE`;
  return rows.filter((row) => row.is_admin).map(({ id }) => id);
}

export async function lockPerson(tx: Tx, hotelId: number, staffId: number): Promise<PersonDto | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM staff s WHERE s.hotel_id = ${hotelId} AND s.id = ${staffId} FOR NO KEY UPDATE`;
  return row ? toPerson(row) : null;
}

export type Standing = {
  role: StaffRole;
  department: PersonDto['department'];
  isOnDuty: boolean;
  isActive: boolean;
};

export async function writeStanding(tx: Tx, hotelId: number, staffId: number, to: Standing): Promise<void> {
  await tx.staff.update({ where: { hotelId_id: { hotelId, id: staffId } }, data: to });
}

function toPerson(row: Row): PersonDto {
  return { ...row, department: departmentSchema.parse(row.department) };
}
