import { z } from 'zod';
import { STAFF_LOCALES } from '@/lib/contract/hotel';
import type { ProfileChange, ProfileDto } from '@/lib/contract/profile';
import { db, type Tx } from '@/lib/platform/db';

const localeSchema = z.enum(STAFF_LOCALES).nullable().catch(null);
type Ownership = { hotelId: number; id: number };
const COLUMNS = { username: true, firstName: true, lastName: true, locale: true } as const;

export async function findProfile(
  { hotelId, id }: Ownership,
  tx: Pick<Tx, 'staff'> = db(),
): Promise<ProfileDto> {
  const row = await tx.staff.findUniqueOrThrow({ where: { hotelId_id: { hotelId, id } }, select: COLUMNS });
  return {
    username: row.username,
    first_name: row.firstName,
    last_name: row.lastName,
    locale: localeSchema.parse(row.locale),
  };
}

export async function writeProfile(tx: Tx, { hotelId, id }: Ownership, change: ProfileChange): Promise<void> {
  const { first_name: firstName, last_name: lastName, locale } = change;
  await tx.staff.update({
    where: { hotelId_id: { hotelId, id } },
    data: {
      ...(firstName === undefined ? {} : { firstName }),
      ...(lastName === undefined ? {} : { lastName }),
      ...(locale === undefined ? {} : { locale }),
    },
  });
}

/** Locks the person, so that of two concurrent changes the second sees the first. */
export async function lockPasswordHash(tx: Tx, { hotelId, id }: Ownership): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ password_hash: string }[]>`
    SELECT password_hash FROM staff WHERE hotel_id = ${hotelId} AND id = ${id} AND is_active FOR NO KEY UPDATE`;
  return row?.password_hash ?? null;
}
