import { expect, it } from 'vitest';
import { daySchema, momentSchema } from './calendar';

it.each(['1900-01-01', '2199-12-31', '2028-02-29', '2000-02-29'])('accepts %s as a day', (day) => {
  expect(daySchema.parse(day)).toBe(day);
});

it.each([
  ...['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '10000-01-01', '-001-01-01'],
  ...[
    '2026-02-30',
    '2027-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '2026-1-1',
    '',
    'today',
  ],
])('rejects %s as the day of a stay', (day) => {
  expect(daySchema.safeParse(day).success).toBe(false);
});

it('accepts a moment only on a valid day of the same range', () => {
  expect(momentSchema.safeParse('2026-11-30T12:00:00.000Z').success).toBe(true);
  for (const moment of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z'])
    expect(momentSchema.safeParse(moment).success).toBe(false);
});
