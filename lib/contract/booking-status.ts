import type { BookingStatus } from './hotel';

/** The only definition of a stay that is over: nothing more happens in it, and it may be erased. */
export const OVER_STATUSES: readonly BookingStatus[] = ['checked_out', 'cancelled', 'no_show'];

export function isOver(status: BookingStatus): boolean {
  return OVER_STATUSES.includes(status);
}

/** Whether links of the booking still open the conversation, if only for reading. */
export function letsGuestIn(status: BookingStatus): boolean {
  return status === 'confirmed' || status === 'in_house';
}

/** The guest is expected: a room may be planned for them, and they occupy none yet. */
export function isToCome(status: BookingStatus): boolean {
  return status === 'pending' || status === 'confirmed';
}
