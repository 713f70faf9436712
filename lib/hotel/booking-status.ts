import type { BookingStatus } from '@/lib/contract/hotel';

/** Every allowed change of a booking's status. A change that is not listed cannot happen. */
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
 * Returns the shortest path from one status to another, without the first status. The path is empty where they are
 * equal. It is null where no path exists, as to `pending`.
 */
export function statusPath(from: BookingStatus, to: BookingStatus): BookingStatus[] | null {
  const reached = new Map<BookingStatus, BookingStatus[]>([[from, []]]);
  // A Map iterates over entries that are added during the iteration, so the nearest statuses come first.
  for (const [status, path] of reached) {
    if (status === to) return path;
    for (const next of NEXT[status]) if (!reached.has(next)) reached.set(next, [...path, next]);
  }
  return null;
}

/**
 * The guest stayed and has left, so the link shows a farewell. Every other link that opens nothing shows only that it
 * does not work.
 */
export function isCheckedOut(status: BookingStatus): boolean {
  return status === 'checked_out';
}
