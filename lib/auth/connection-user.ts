import { userOfDevice, userOfLink, userOfStaff } from '@/lib/contract/user-auth';
import type { Principal } from '@/lib/hotel/principals';

/**
 * The user name of a socket is computed from the principal, never read from the request: a socket can sign in only as
 * the principal that opened it.
 */
export function connectionUserOf(who: Principal): string {
  if (who.kind === 'staff') return userOfStaff(who.id);
  return who.sessionId === null ? userOfLink(who.tokenId) : userOfDevice(who.sessionId);
}
