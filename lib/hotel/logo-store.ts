import { db, type Tx } from '@/lib/platform/db';

export async function findLogo(hotelSlug: string): Promise<{ hash: string; bytes: Uint8Array } | null> {
  return db().hotelLogo.findFirst({
    where: { hotel: { slug: hotelSlug } },
    select: { hash: true, bytes: true },
  });
}

/** Null deletes the logo. */
export async function writeLogo(
  tx: Tx,
  hotelId: number,
  logo: { hash: string; bytes: Uint8Array<ArrayBuffer>; url: string } | null,
): Promise<void> {
  await tx.hotel.update({ where: { id: hotelId }, data: { logoUrl: logo?.url ?? null } });
  await tx.hotelLogo.deleteMany({ where: { hotelId } });
  if (logo) await tx.hotelLogo.create({ data: { hotelId, hash: logo.hash, bytes: logo.bytes } });
}
