import type { Tx } from '@/lib/platform/db';

/** The numbers of these stays in another system, in one order. */
export async function findNumbers(tx: Tx, hotelId: number, codes: readonly string[]): Promise<string[]> {
  const rows = await tx.booking.findMany({
    where: { hotelId, code: { in: [...codes] } },
    select: { externalId: true },
  });
  return [...new Set(rows.flatMap(({ externalId }) => externalId ?? []))].toSorted();
}

/** Whether anything was said in the stay, or a guest can read it on a device. The caller holds the stay. */
export async function isUsedByGuest(tx: Tx, hotelId: number, bookingId: number): Promise<boolean> {
  const messages = await tx.message.count({
    where: { hotelId, conversation: { bookingId }, senderType: { not: 'system' } },
  });
  if (messages > 0) return true;
  return (await tx.guestSession.count({ where: { hotelId, bookingId, revokedAt: null } })) > 0;
}

/** What sources said under a number goes with it. */
export async function moveSaid(tx: Tx, hotelId: number, from: number, to: number): Promise<void> {
  await tx.staySource.deleteMany({ where: { hotelId, bookingId: to } });
  await tx.staySource.updateMany({ where: { hotelId, bookingId: from }, data: { bookingId: to } });
}

export async function pointTo(tx: Tx, hotelId: number, id: number, mergedIntoId: number): Promise<void> {
  await tx.booking.update({ where: { hotelId_id: { hotelId, id } }, data: { mergedIntoId } });
}
