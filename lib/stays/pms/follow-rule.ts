import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsStatus } from '@/lib/contract/pms-stays';

/** How much has happened in a stay: booked, known not to come, come, left. Along it a stay moves forward. */
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
  /** Of the stay. */
  now: BookingStatus;
  /** What the same source said last; undefined where that is not known. */
  last: PmsStatus | undefined;
};

/**
 * Whether a stay goes where a source says it is. A repeat is no reason: the front desk has acted since. What is new
 * moves a stay forward. It moves it back only where the source itself had said that the stay was as far, and so
 * corrects itself and not the front desk.
 */
export function isFollowed({ said, now, last }: Statement): boolean {
  if (said === now) return true;
  if (said === last) return false;
  if (PROGRESS[said] >= PROGRESS[now]) return true;
  return last !== undefined && PROGRESS[last] >= PROGRESS[now];
}
