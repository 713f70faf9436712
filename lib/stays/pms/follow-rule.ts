import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsStatus } from '@/lib/contract/pms-stays';

/** How far a stay has come: booked, known not to arrive, arrived, departed. Stays move forward along this order. */
const PROGRESS: Record<BookingStatus, number> = {
  pending: 0,
  confirmed: 1,
  cancelled: 2,
  no_show: 2,
  in_house: 3,
  checked_out: 4,
};

type Statement = {
  said: PmsStatus;
  /** The present status of the stay. */
  now: BookingStatus;
  /** The status that the same source sent last; undefined when that is not known. */
  last: PmsStatus | undefined;
};

/**
 * Whether a stay takes the status that a source sends. A repeated status is not followed, because the front desk may
 * have acted since. A new status moves a stay forward. It moves a stay back only when the source itself had sent a
 * status as far as the present one: then the source corrects itself and not the front desk.
 */
export function isFollowed({ said, now, last }: Statement): boolean {
  if (said === now) return true;
  if (said === last) return false;
  if (PROGRESS[said] >= PROGRESS[now]) return true;
  return last !== undefined && PROGRESS[last] >= PROGRESS[now];
}
