import type { Tx } from '@/lib/platform/db';

/** The numbers that these stays have in another system, sorted. */
export async function findNumbers(tx: Tx, hotelId: number, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.booking.findMany({
    where: { hotelId, code: { in: [...codes] } },
    select: { externalId: true },
  });
  return [...new Set(rows.flatMap(({ externalId }) => externalId ?? []))].toSorted();
}

/** Whether the stay has a message, or a device on which a guest can read it. The caller has locked the stay. */
export async function isUsedByGuest(tx: Tx, hotelId: number, bookingId: number): Promise<boolean> {
  const messages = await tx.message.count({
    where: { hotelId, conversation: { bookingId }, senderType: { not: 'system' } },
  });
  if (messages > 0) return true;
  return (await tx.guestSession.count({ where: { hotelId, bookingId, revokedAt: null } })) > 0;
}

/** What sources sent under a number moves to the stay that gets the number. */
export async function moveSaid(tx: Tx, hotelId: number, from: number, to: number): Promise<void> {
  await tx.staySource.deleteMany({ where: { hotelId, bookingId: to } });
  await tx.staySource.updateMany({ where: { hotelId, bookingId: from }, data: { bookingId: to } });
}

export async function pointTo(tx: Tx, hotelId: number, id: number, mergedIntoId: number): Promise<void> {
  await tx.booking.update({ where: { hotelId_id: { hotelId, id } }, data: { mergedIntoId } });
}
