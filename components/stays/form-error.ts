import { ApiProblem } from '@/lib/client/api-problem';

const BY_CODE = {
  room_out_of_order: 'outOfOrder',
  room_closed: 'closed',
  stay_not_over: 'notOver',
  stay_in_use: 'inUse',
  both_numbered: 'bothNumbered',
  import_undone: 'importUndone',
  import_too_old: 'importTooOld',
} as const;
export type FormError =
  | (typeof BY_CODE)[keyof typeof BY_CODE]
  | 'taken'
  | 'changed'
  | 'gone'
  | 'forbidden'
  | 'offline'
  | 'failed';

/** The reason of a failed step, as a key of its message. */
export function errorOf(cause: unknown): FormError {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'network') return 'offline';
  if (cause.status === 404) return 'gone';
  if (cause.status === 403) return 'forbidden';
  const known = Object.entries(BY_CODE).find(([code]) => code === cause.code);
  if (known) return known[1];
  if (cause.status !== 409) return 'failed';
  // If two receptionists assign the same room at once, the database names neither a guest nor a changed stay.
  return 'booking_status' in cause.details ? 'changed' : 'taken';
}
