import { userOfStaff } from '@/lib/contract/user-auth';
import { endStaffListening } from '@/lib/notifications/access-ended-store';
import type { Tx } from '@/lib/platform/db';
import { deleteStaffDevices, outdateSessions } from './staff-access-store';

/**
 * Ends all access of a staff member at once: sessions, tokens, sockets and push devices. For every change that removes
 * a right: a deactivation, another role, another password, another hotel. Call it in the transaction of that change and
 * before a change of hotel, so that neither happens without the other.
 */
export async function endStaffAccess(tx: Tx, hotelId: number, staffId: number): Promise<void> {
  await outdateSessions(tx, hotelId, staffId);
  await deleteStaffDevices(tx, hotelId, staffId);
  await endStaffListening(tx, hotelId, userOfStaff(staffId));
}
