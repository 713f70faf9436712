import type { Department, StaffRole } from '@/lib/contract/roles';
import type { Tx } from '@/lib/platform/db';

export type NewPerson = {
  username: string;
  firstName: string;
  lastName: string;
  role: StaffRole;
  department: Department;
  passwordHash: string;
};

/** Off duty until they say otherwise. A user name is one of the whole installation: it signs in without a hotel. */
export async function appendPerson(tx: Tx, hotelId: number, person: NewPerson): Promise<number> {
  const { id } = await tx.staff.create({ data: { hotelId, ...person }, select: { id: true } });
  return id;
}

export async function writePassword(
  tx: Tx,
  hotelId: number,
  staffId: number,
  passwordHash: string,
): Promise<void> {
  await tx.staff.update({ where: { hotelId_id: { hotelId, id: staffId } }, data: { passwordHash } });
}
