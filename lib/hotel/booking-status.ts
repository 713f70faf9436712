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

/**
 * The shortest way from one status to another, move by move, without the first. Empty where they are the same; null
 * where there is none, as to `pending`.
 */
export function statusPath(from: BookingStatus, to: BookingStatus): BookingStatus[] | null {
  const reached = new Map<BookingStatus, BookingStatus[]>([[from, []]]);
  // A map tells what is added to it while it is gone through: the nearest come first.
  for (const [status, path] of reached) {
    if (status === to) return path;
    for (const next of NEXT[status]) if (!reached.has(next)) reached.set(next, [...path, next]);
  }
  return null;
}

/** The guest was here and has left: their link says goodbye. Every other link that opens nothing says only that. */
export function isCheckedOut(status: BookingStatus): boolean {
  return status === 'checked_out';
}
