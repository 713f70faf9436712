import { userOfDevice, userOfLink, userOfStaff } from '@/lib/contract/user-auth';
import type { Principal } from '@/lib/hotel/who';

/** Computed from who asks, never asked of them: a socket can only become whoever opened it. */
export function connectionUserOf(who: Principal): string {
  if (who.kind === 'staff') return userOfStaff(who.id);
  return who.sessionId === null ? userOfLink(who.tokenId) : userOfDevice(who.sessionId);
}
