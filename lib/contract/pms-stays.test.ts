import { describe, expect, it } from 'vitest';
import { pmsStaySchema } from './pms-stays';

const STAY = {
  ...{ external_id: 'pms-1', guest_first_name: 'Una', guest_last_name: 'Roe' },
  ...{ check_in: '2026-11-24', check_out: '2026-11-27' },
};
const read = (more: object) => pmsStaySchema.safeParse({ ...STAY, ...more });

describe('pmsStaySchema', () => {
  it.each([
    ['a numeric id', { external_id: 4711 }, { external_id: '4711' }],
    ['spaces around its id', { external_id: ' 4711 ' }, { external_id: '4711' }],
    ['a numeric room', { room_number: 204 }, { room_number: '204' }],
    ['the sign for a number before its room', { room_number: '# 204' }, { room_number: '204' }],
    ['an empty room', { room_number: '' }, { room_number: null }],
    ['blanks for a room', { room_number: '  ' }, { room_number: null }],
    ['an empty e-mail address', { guest_email: '' }, { guest_email: null }],
    ['null for an e-mail address', { guest_email: null }, { guest_email: null }],
    ['an empty phone number', { guest_phone: '' }, { guest_phone: null }],
    ['a numeric phone number', { guest_phone: 353871234567 }, { guest_phone: '353871234567' }],
    [
      'hyphens that do not break',
      { guest_phone: '+353\u00a0(0)87\u2011123' },
      { guest_phone: '+353 (0)87-123' },
    ],
    ['an underscore in its language', { guest_locale: 'pt_BR' }, { guest_locale: 'pt' }],
    ['a language of a computer', { guest_locale: 'de_DE.UTF-8' }, { guest_locale: 'de' }],
    ['a language in capitals', { guest_locale: 'DE' }, { guest_locale: 'de' }],
    ['null for a first name', { guest_first_name: null }, { guest_first_name: '' }],
    ['a day with midnight in UTC', { check_in: '2026-11-24T00:00:00Z' }, { check_in: '2026-11-24' }],
    ['a day with a time of the hotel', { check_in: '2026-11-24T15:00:00+01:00' }, { check_in: '2026-11-24' }],
    ['a day with a time', { check_in: '2026-11-24 15:00' }, { check_in: '2026-11-24' }],
    ['a status in capitals', { status: 'IN_HOUSE' }, { status: 'in_house' }],
    ['a status with a space', { status: 'Checked out' }, { status: 'checked_out' }],
    ['a status with a hyphen', { status: 'no-show' }, { status: 'no_show' }],
    ['a status of the United States', { status: 'canceled' }, { status: 'cancelled' }],
    ['empty notes', { notes: '' }, { notes: null }],
    [
      'companions with null and an underscore',
      { companions: [{ first_name: null, last_name: 'Roe', locale: 'en_GB' }] },
      { companions: [{ first_name: '', last_name: 'Roe', locale: 'en' }] },
    ],
  ])('accepts a stay with %s', (_what, sent, taken) => {
    expect(read(sent)).toMatchObject({ success: true, data: taken });
  });

  it.each([
    ['status', ''],
    ['status', null],
    ['guest_locale', ''],
    ['guest_locale', null],
    ['companions', null],
  ])('leaves out the field %s when it is %j', (field, nothing) => {
    const { data } = read({ [field]: nothing });
    expect(data).toBeDefined();
    expect(Object.keys(data ?? {})).not.toContain(field);
  });

  it.each([
    ['an id that has lost digits', { external_id: 2 ** 64 }],
    ['half a number for an id', { external_id: 4.5 }],
    ['no id', { external_id: '' }],
    ['null for an id', { external_id: null }],
    ['null for a last name', { guest_last_name: null }],
    ['a day that a moment of another zone does not tell', { check_in: '2026-11-23T23:00:00Z' }],
    ['a day of no calendar', { check_in: '2026-02-30T00:00:00Z' }],
    ['a status that is none', { status: 'purple' }],
    ['a list for a room', { room_number: ['204'] }],
    ['letters for a phone number', { guest_phone: 'call me' }],
    ['a name for companions', { companions: 'Tim' }],
    ['a field that we do not know', { hotel_id: 2 }],
  ])('rejects a stay with %s', (_what, sent) => {
    expect(read(sent).success).toBe(false);
  });
});
