import type { Department, StaffRole } from '@/lib/contract/roles';
import { fullUserName } from '@/lib/contract/user-names';
import type { Tx } from '@/lib/platform/db';

export type NewPerson = {
  /** Free in this hotel is enough: the stored name has the hotel in it. */
  chosenName: string;
  firstName: string;
  lastName: string;
  role: StaffRole;
  department: Department;
  passwordHash: string;
};

/** Off duty until they say otherwise. Fails with a unique violation where the hotel has that name, and only there. */
export async function appendPerson(
  tx: Tx,
  hotel: { id: number; slug: string },
  { chosenName, ...person }: NewPerson,
): Promise<number> {
  const username = fullUserName(chosenName, hotel.slug);
  const data = { hotelId: hotel.id, username, nameSuffix: hotel.slug, ...person };
  const { id } = await tx.staff.create({ data, select: { id: true } });
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
