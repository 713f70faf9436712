import type { BookingStatus } from './hotel';

/** The one definition of "over": nothing more can happen in such a stay, and it may be erased. */
export const OVER_STATUSES: readonly BookingStatus[] = ['checked_out', 'cancelled', 'no_show'];

export function isOver(status: BookingStatus): boolean {
  return OVER_STATUSES.includes(status);
}

/** A link of such a booking still opens the conversation, if only to read. */
export function letsGuestIn(status: BookingStatus): boolean {
  return status === 'confirmed' || status === 'in_house';
}

/** The guest is expected: a room may be planned for them, and nobody is in it yet. */
export function isToCome(status: BookingStatus): boolean {
  return status === 'pending' || status === 'confirmed';
}
