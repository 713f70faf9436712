import type { Guest, StaffMember } from '@/lib/hotel/principals';
import { findStaffForSession } from '@/lib/hotel/staff-store';
import { findStayByToken } from '@/lib/hotel/stay-store';
import { hashSecret } from '@/lib/kernel/secret-hash';
import type { StaffLogin, Stay } from './fixtures';

/** Returns the principal of a stay, to call use cases directly where the rate limits of the routes would refuse. */
export async function guestOf({ slug, token }: Stay): Promise<Guest> {
  const found = await findStayByToken(slug, hashSecret(token));
  if (!found) throw new Error('This guest has no stay.');
  return found.guest;
}

export async function memberOf({ id }: StaffLogin): Promise<StaffMember> {
  const staff = await findStaffForSession({ staffId: id, sessionVersion: 1, sessionId: crypto.randomUUID() });
  if (!staff) throw new Error('This colleague is not here.');
  return staff;
}
