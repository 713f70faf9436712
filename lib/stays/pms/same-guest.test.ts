import { describe, expect, it } from 'vitest';
import type { BookingStatus } from '@/lib/contract/hotel';
import type { PmsStatus } from '@/lib/contract/pms-stays';
import type { KnownStay } from '../stay-details-store';
import { belongingOf } from './same-guest';

const PLACE = { id: 1, code: 'BK-2026-0001', externalId: '1', roomNumber: null };
const CONTACT = { guestEmail: null, guestPhone: null, guestLocale: 'en', notes: '' };

function known(status: BookingStatus, more: Partial<KnownStay['details']> = {}, isErased = false): KnownStay {
  const guest = {
    guestFirstName: 'Una',
    guestLastName: 'Roe',
    checkIn: '2026-11-24',
    checkOut: '2026-11-27',
  };
  return { ...PLACE, status, isErased, details: { ...CONTACT, ...guest, ...more } };
}
function row(more: { name?: [string, string]; days?: [string, string]; status?: PmsStatus } = {}) {
  const { name = ['Una', 'Roe'], days = ['2026-11-24', '2026-11-27'], status } = more;
  const guest = { guest_first_name: name[0], guest_last_name: name[1] };
  return { external_id: '1', ...guest, check_in: days[0], check_out: days[1], status };
}
const NEXT_WEEK: [string, string] = ['2026-12-01', '2026-12-03'];

describe('belongingOf for a stay that is over', () => {
  it.each([
    ['as it was', row()],
    ['with the name written otherwise', row({ name: ['ÚNA', 'ROE'] })],
    ['with the names changed round', row({ name: ['Roe', 'Una'] })],
    ['with the last name alone', row({ name: ['', 'Roe'] })],
    ['with the whole name in one field', row({ name: ['', 'Una Roe'] })],
    ['with a night more', row({ days: ['2026-11-24', '2026-11-28'] })],
    [
      'with a corrected first name, while it stays over',
      row({ name: ['Uma', 'Roe'], status: 'checked_out' }),
    ],
  ])('takes a row for the same stay %s', (_how, said) => {
    expect(belongingOf(known('checked_out'), said, null)).toBe('same');
  });

  it.each([
    ['another name', row({ name: ['Max', 'Berg'] })],
    ['another first name', row({ name: ['Max', 'Roe'], status: 'confirmed' })],
    ['no name', row({ name: ['', '#1'], status: 'confirmed' })],
    ['days that do not overlap', row({ days: NEXT_WEEK })],
    ['an arrival on the day of the departure', row({ days: ['2026-11-27', '2026-11-28'] })],
  ])('takes a row for a later stay with %s', (_how, said) => {
    for (const status of ['checked_out', 'cancelled', 'no_show'] as const)
      expect(belongingOf(known(status), said, null)).toBe('later');
  });

  it('compares the name that the source sent, whatever the front desk has corrected', () => {
    const corrected = known('checked_out', { guestFirstName: 'Ursula', guestLastName: 'Row' });
    expect(belongingOf(corrected, row(), row())).toBe('same');
    expect(belongingOf(corrected, row({ name: ['Max', 'Berg'] }), row())).toBe('later');
  });

  it('takes a row for an erased stay on the days of that stay, and for a later stay on other days', () => {
    const erased = known('checked_out', { guestFirstName: '', guestLastName: '' }, true);
    expect(belongingOf(erased, row({ name: ['Max', 'Berg'] }), null)).toBe('same');
    expect(belongingOf(erased, row({ days: NEXT_WEEK }), null)).toBe('later');
  });
});

describe('belongingOf for a stay that goes on', () => {
  it.each([
    ['to come, moved to other days', known('confirmed'), row({ days: NEXT_WEEK })],
    ['to come, under a corrected name', known('confirmed'), row({ name: ['Una', 'Rowe'] })],
    ['in house, under a corrected name', known('in_house'), row({ name: ['Una', 'Rowe'] })],
    ['to come, now with a name', known('confirmed', { guestFirstName: '', guestLastName: '#1' }), row()],
    ['to come, from a file that does not know the name', known('confirmed'), row({ name: ['', '#1'] })],
    ['in house, for longer', known('in_house'), row({ days: ['2026-11-24', '2026-12-24'] })],
    [
      'of no night',
      known('in_house', { checkOut: '2026-11-24' }),
      row({ days: ['2026-11-24', '2026-11-24'] }),
    ],
  ])('takes a row for the same stay: %s', (_how, stay, said) => {
    expect(belongingOf(stay, said, null)).toBe('same');
  });

  it.each([
    ['another guest', known('confirmed'), row({ name: ['Max', 'Berg'] })],
    ['another guest, while the first is in house', known('in_house'), row({ name: ['Max', 'Berg'] })],
    [
      'another guest of the same family on other days',
      known('confirmed'),
      row({ name: ['Max', 'Roe'], days: NEXT_WEEK }),
    ],
    ['no name, on other days', known('confirmed'), row({ name: ['', '#1'], days: NEXT_WEEK })],
    ['other days, while the guest is in house', known('in_house'), row({ days: NEXT_WEEK })],
  ])('takes a row for another stay: %s', (_how, stay, said) => {
    expect(belongingOf(stay, said, null)).toBe('another');
  });
});
