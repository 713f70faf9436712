import { userOfStaff } from '@/lib/contract/user-auth';
import { endStaffListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { forgetStaffDevices, outdateSessions } from './staff-access-store';

/**
 * Ends everything a staff member is signed in to, at once: sessions, tokens, sockets, phones that ring. For
 * whatever takes a right from them: deactivation, another role, another password, another hotel. In the
 * transaction of that change and before a change of hotel, so that neither happens without the other.
 */
export async function endStaffAccess(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await outdateSessions(tx, hotelId, staffId);
  await forgetStaffDevices(tx, hotelId, staffId);
  await endStaffListening(tx, hotelId, userOfStaff(staffId));
}
