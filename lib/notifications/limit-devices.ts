import { LIMITS } from '@/lib/contract/limits';
import { userOfDevice } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import { listSurplusSessions, revokeGuestSession, type SessionsOf } from '@/lib/hotel/guest-session-store';
import type { Tx } from '@/lib/platform/db';
import { endGuestListening } from './access-ended-store';

/**
 * Ends the devices beyond the limit, those unused for longest, with the same effect as when a staff member ends them:
 * their session, their push and their sockets end. Called in the transaction in which a device was added. The audit log
 * names each device, and the staff page shows how many there were.
 */
export async function limitDevices(tx: Tx, of: SessionsOf, requestId?: string): Promise<void> {
  const most = LIMITS.devicesPerLink;
  const surplus = await listSurplusSessions(tx, of, most);
  for (const sessionId of surplus) {
    await revokeGuestSession(tx, of.hotelId, sessionId, { overLimit: true });
    const line = { hotelId: of.hotelId, who: null, action: 'guest_device.limit', outcome: 'done', requestId };
    const target = { kind: 'guest_session', id: sessionId };
    await appendAudit({ ...line, by: 'system', target, data: { limit: most } }, tx);
  }
  if (surplus.length > 0) await endGuestListening(tx, of, surplus.map(userOfDevice));
}
