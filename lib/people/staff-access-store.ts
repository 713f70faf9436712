import type { Tx } from '@/lib/platform/db';

/** Longer than any session lives: from then on its end by time says the same. */
const KEPT_HOURS = 24;

/** Every session and token made until now is of an older version. */
export async function outdateSessions(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await tx.staff.update({
    where: { hotelId_id: { hotelId, id: staffId } },
    data: { sessionVersion: { increment: 1 } },
  });
}

/** Nobody who was signed out is rung. */
export async function forgetStaffDevices(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await tx.device.deleteMany({ where: { hotelId, staffId } });
}

/** One browser's session, which a copy of its cookie would otherwise keep alive, and its phone. Again is no error. */
export async function appendEndedSession(
  tx: Tx,
  hotelId: number,
  staffId: number,
  sessionId: string,
): Promise<void> {
  // Held first: of two browsers that sign out at once, the second counts the first.
  await tx.$queryRaw`SELECT 1 FROM staff WHERE hotel_id = ${hotelId} AND id = ${staffId} FOR NO KEY UPDATE`;
  const endedAt = new Date();
  await tx.endedStaffSession.createMany({
    data: [{ hotelId, staffId, sessionId, endedAt }],
    skipDuplicates: true,
  });
  await tx.device.deleteMany({ where: { hotelId, staffId, staffSessionId: sessionId } });
  const oldest = new Date(endedAt.getTime() - KEPT_HOURS * 3_600_000);
  await tx.endedStaffSession.deleteMany({ where: { endedAt: { lt: oldest } } });
  await tx.$executeRaw`
    UPDATE staff SET ended_session_ids = ARRAY(
      SELECT session_id FROM ended_staff_session WHERE hotel_id = ${hotelId} AND staff_id = ${staffId})
    WHERE hotel_id = ${hotelId} AND id = ${staffId}`;
}
