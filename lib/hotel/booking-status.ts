import type { BookingStatus } from '@/lib/contract/hotel';

/** Every move a booking can make; what is not listed cannot happen. */
const NEXT: Record<BookingStatus, readonly BookingStatus[]> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['in_house', 'cancelled', 'no_show'],
  in_house: ['checked_out', 'confirmed'],
  checked_out: ['in_house'],
  cancelled: ['confirmed'],
  no_show: ['confirmed', 'in_house'],
};

export function mayBecome(from: BookingStatus, to: BookingStatus): boolean {
  return NEXT[from].includes(to);
}

/** A link of such a stay answers "your stay has ended". */
export function hasEnded(status: BookingStatus): boolean {
  return status === 'checked_out';
}

/** A link of such a booking still opens the conversation, if only to read. */
export function letsGuestIn(status: BookingStatus): boolean {
  return status === 'confirmed' || status === 'in_house';
}
