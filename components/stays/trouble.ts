import { ApiProblem } from '@/lib/client/api-problem';

export type Trouble =
  | 'taken'
  | 'outOfOrder'
  | 'closed'
  | 'changed'
  | 'gone'
  | 'forbidden'
  | 'notOver'
  | 'offline'
  | 'failed';

/** Why a step was not taken, as a key of the words for it. */
export function troubleOf(cause: unknown): Trouble {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 404) return 'gone';
  if (cause.status === 403) return 'forbidden';
  if (cause.code === 'room_out_of_order') return 'outOfOrder';
  if (cause.code === 'room_closed') return 'closed';
  if (cause.code === 'stay_not_over') return 'notOver';
  if (cause.status !== 409) return 'failed';
  // Two who gave the same room away at once: the database names nobody, and neither is the stay named as changed.
  return 'booking_status' in cause.details ? 'changed' : 'taken';
}
