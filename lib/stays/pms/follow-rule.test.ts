import { describe, expect, it } from 'vitest';
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/contract/hotel';
import { PMS_STATUSES, type PmsStatus } from '@/lib/contract/pms-stays';
import { isFollowed } from './follow-rule';

/** What moves a stay from each status when its source says it for the first time. */
const FORWARD: Record<BookingStatus, readonly PmsStatus[]> = {
  pending: ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'],
  confirmed: ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'],
  cancelled: ['in_house', 'checked_out', 'cancelled', 'no_show'],
  no_show: ['in_house', 'checked_out', 'cancelled', 'no_show'],
  in_house: ['in_house', 'checked_out'],
  checked_out: ['checked_out'],
};

describe('a stay goes where a source says it is', () => {
  it.each(BOOKING_STATUSES)('forward from %s, when the source said nothing of it before', (now) => {
    const followed = PMS_STATUSES.filter((said) => isFollowed({ said, now, last: undefined }));
    expect(followed).toEqual(FORWARD[now]);
  });

  it.each(PMS_STATUSES)('never on a repeat of %s, unless it is there', (said) => {
    const followed = BOOKING_STATUSES.filter((now) => isFollowed({ said, now, last: said }));
    expect(followed).toEqual([said]);
  });

  it('back, when the source itself had said that the stay was as far', () => {
    expect(isFollowed({ said: 'confirmed', now: 'in_house', last: 'in_house' })).toBe(true);
    expect(isFollowed({ said: 'cancelled', now: 'in_house', last: 'in_house' })).toBe(true);
    expect(isFollowed({ said: 'in_house', now: 'checked_out', last: 'checked_out' })).toBe(true);
    expect(isFollowed({ said: 'confirmed', now: 'cancelled', last: 'cancelled' })).toBe(true);
  });

  it('not back, when the front desk took it further than the source had said', () => {
    expect(isFollowed({ said: 'cancelled', now: 'in_house', last: 'confirmed' })).toBe(false);
    expect(isFollowed({ said: 'confirmed', now: 'checked_out', last: 'in_house' })).toBe(false);
  });
});
