import { db, type Tx } from '@/lib/platform/db';

export async function findPicture(hotelId: number, hash: string): Promise<Uint8Array | null> {
  const row = await db().staffPicture.findFirst({ where: { hotelId, hash }, select: { bytes: true } });
  return row?.bytes ?? null;
}

/** Null deletes the picture. */
export async function writePicture(
  tx: Tx,
  { hotelId, id }: { hotelId: number; id: number },
  picture: { hash: string; bytes: Uint8Array<ArrayBuffer>; url: string } | null,
): Promise<void> {
  await tx.staff.update({
    where: { hotelId_id: { hotelId, id } },
    data: { profileImage: picture?.url ?? null },
  });
  await tx.staffPicture.deleteMany({ where: { hotelId, staffId: id } });
  if (!picture) return;
  const { hash, bytes } = picture;
  await tx.staffPicture.create({ data: { hotelId, staffId: id, hash, bytes } });
}
