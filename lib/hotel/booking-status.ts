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

/** The guest was here and has left: their link says goodbye. Every other link that opens nothing says only that. */
export function isCheckedOut(status: BookingStatus): boolean {
  return status === 'checked_out';
}
