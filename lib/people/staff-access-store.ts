import type { Tx } from '@/lib/platform/db';

/** Longer than the life of any session: after that, a session has expired by itself. */
const KEPT_HOURS = 24;

/** Outdates every existing session and token by a new session version. */
export async function outdateSessions(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await tx.staff.update({
    where: { hotelId_id: { hotelId, id: staffId } },
    data: { sessionVersion: { increment: 1 } },
  });
}

/** Deletes the push devices: a person who was signed out receives no push. */
export async function deleteStaffDevices(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await tx.device.deleteMany({ where: { hotelId, staffId } });
}

/**
 * Ends the session of one browser, which a copy of its cookie would otherwise continue, and deletes its push device. A
 * repeated call is not an error.
 */
export async function appendEndedSession(
  tx: Tx,
  hotelId: number,
  staffId: number,
  sessionId: string,
): Promise<void> {
  // The row is locked first: of two browsers that sign out concurrently, the second includes the session of the first.
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
