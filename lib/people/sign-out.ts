import { userOfStaff } from '@/lib/contract/user-auth';
import { appendAudit } from '@/lib/hotel/audit-store';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAsSystem } from '@/lib/hotel/transact';
import { endStaffListening } from '@/lib/notifications/access-ended-store';
import { appendEndedSession } from './staff-access-store';

/**
 * Ends the session of one browser. All sockets of the staff member are disconnected, because a socket does not know its
 * session. Those of their other browsers reconnect by themselves.
 */
export async function signOut(staff: StaffMember, sessionId: string): Promise<void> {
  const hotelId = staff.hotel.id;
  await transactAsSystem(async (tx) => {
    await appendEndedSession(tx, hotelId, staff.id, sessionId);
    await endStaffListening(tx, hotelId, userOfStaff(staff.id));
    await appendAudit({ hotelId, who: staff, action: 'staff.sign_out', outcome: 'done' }, tx);
  });
}
