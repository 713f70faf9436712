import type { Department, StaffRole } from '@/lib/contract/roles';
import { fullUserName } from '@/lib/contract/user-names';
import type { Tx } from '@/lib/platform/db';

export type NewPerson = {
  /** It need only be free in this hotel: the stored name contains the hotel. */
  chosenName: string;
  firstName: string;
  lastName: string;
  role: StaffRole;
  department: Department;
  passwordHash: string;
};

/** Creates a person, off duty. Fails with a unique violation only where the same hotel has that name. */
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
