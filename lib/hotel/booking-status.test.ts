import { describe, expect, it } from 'vitest';
import { isOver, letsGuestIn } from '@/lib/contract/booking-status';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/contract/hotel';
import { isCheckedOut, mayBecome, statusPath } from '@/lib/hotel/booking-status';
import { writingClosedBecause } from '@/lib/hotel/principals';

const ALLOWED: readonly `${BookingStatus} to ${BookingStatus}`[] = [
  'pending to confirmed',
  'pending to cancelled',
  'confirmed to in_house',
  'confirmed to cancelled',
  'confirmed to no_show',
  'in_house to confirmed',
  'in_house to checked_out',
  'checked_out to in_house',
  'cancelled to confirmed',
  'no_show to confirmed',
  'no_show to in_house',
];

describe('the status of a booking', () => {
  it('allows these status changes and no other', () => {
    const moves = BOOKING_STATUSES.flatMap((from) => BOOKING_STATUSES.map((to) => ({ from, to })));
    const allowed = moves
      .filter(({ from, to }) => mayBecome(from, to))
      .map(({ from, to }) => `${from} to ${to}`);
    expect(moves).toHaveLength(36);
    expect(allowed).toEqual(ALLOWED);
  });

  it.each([
    ['confirmed', 'checked_out', ['in_house', 'checked_out']],
    ['in_house', 'cancelled', ['confirmed', 'cancelled']],
    ['in_house', 'no_show', ['confirmed', 'no_show']],
    ['cancelled', 'in_house', ['confirmed', 'in_house']],
    ['cancelled', 'checked_out', ['confirmed', 'in_house', 'checked_out']],
    ['no_show', 'cancelled', ['confirmed', 'cancelled']],
    ['no_show', 'checked_out', ['in_house', 'checked_out']],
    ['checked_out', 'cancelled', ['in_house', 'confirmed', 'cancelled']],
    ['pending', 'in_house', ['confirmed', 'in_house']],
    ['in_house', 'in_house', []],
  ] as const)('goes from %s to %s by the shortest path', (from, to, path) => {
    expect(statusPath(from, to)).toEqual(path);
  });

  it('finds a path of allowed changes from every status to every other except pending', () => {
    for (const from of BOOKING_STATUSES)
      for (const to of BOOKING_STATUSES) {
        const path = statusPath(from, to);
        if (to === 'pending' && from !== 'pending') expect(path).toBeNull();
        else expect([from, ...(path ?? [])].at(-1)).toBe(to);
        path?.forEach((status, index) => {
          expect(mayBecome(path[index - 1] ?? from, status)).toBe(true);
        });
      }
  });
});

describe('the rights of a guest by status', () => {
  it.each([
    ['pending', { opens: false, ended: false, over: false, writes: 'not_checked_in' }],
    ['confirmed', { opens: true, ended: false, over: false, writes: 'not_checked_in' }],
    ['in_house', { opens: true, ended: false, over: false, writes: null }],
    ['checked_out', { opens: false, ended: true, over: true, writes: 'not_checked_in' }],
    ['cancelled', { opens: false, ended: false, over: true, writes: 'not_checked_in' }],
    ['no_show', { opens: false, ended: false, over: true, writes: 'not_checked_in' }],
  ] as const)(
    'gives the guest of a booking that is %s the right to read and write accordingly',
    (status, expected) => {
      const closed = writingClosedBecause({ bookingStatus: status, roomId: 1 });
      expect({
        opens: letsGuestIn(status),
        ended: isCheckedOut(status),
        over: isOver(status),
        writes: closed,
      }).toEqual(expected);
    },
  );

  it('does not let a guest write before a room is assigned', () => {
    expect(writingClosedBecause({ bookingStatus: 'in_house', roomId: null })).toBe('no_room');
    expect(writingClosedBecause({ bookingStatus: 'confirmed', roomId: null })).toBe('not_checked_in');
  });
});
