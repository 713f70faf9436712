import { describe, expect, it } from 'vitest';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/contract/hotel';
import { PMS_STATUSES, type PmsStatus } from '@/lib/contract/pms-stays';
import { isFollowed } from './follow-rule';

/** The statuses that are followed from each status when the source sends them for the first time. */
const FORWARD: Record<BookingStatus, readonly PmsStatus[]> = {
  pending: ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'],
  confirmed: ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'],
  cancelled: ['in_house', 'checked_out', 'cancelled', 'no_show'],
  no_show: ['in_house', 'checked_out', 'cancelled', 'no_show'],
  in_house: ['in_house', 'checked_out'],
  checked_out: ['checked_out'],
};

describe('isFollowed', () => {
  it.each(BOOKING_STATUSES)('follows a source forward from %s when it sent no status before', (now) => {
    const followed = PMS_STATUSES.filter((said) => isFollowed({ said, now, last: undefined }));
    expect(followed).toEqual(FORWARD[now]);
  });

  it.each(PMS_STATUSES)('does not follow a repeated %s, unless the stay has that status', (said) => {
    const followed = BOOKING_STATUSES.filter((now) => isFollowed({ said, now, last: said }));
    expect(followed).toEqual([said]);
  });

  it('follows a source back when the source itself had sent a status as far', () => {
    expect(isFollowed({ said: 'confirmed', now: 'in_house', last: 'in_house' })).toBe(true);
    expect(isFollowed({ said: 'cancelled', now: 'in_house', last: 'in_house' })).toBe(true);
    expect(isFollowed({ said: 'in_house', now: 'checked_out', last: 'checked_out' })).toBe(true);
    expect(isFollowed({ said: 'confirmed', now: 'cancelled', last: 'cancelled' })).toBe(true);
  });

  it('does not follow a source back when the front desk took the stay further than the source had', () => {
    expect(isFollowed({ said: 'cancelled', now: 'in_house', last: 'confirmed' })).toBe(false);
    expect(isFollowed({ said: 'confirmed', now: 'checked_out', last: 'in_house' })).toBe(false);
  });
});
