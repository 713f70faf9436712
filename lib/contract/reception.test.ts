import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, isTimeZone, localTime } from './local-time';
import { type WeekHours, weekHoursSchema } from './reception';
import { receptionAt } from './reception-now';

const DUBLIN = 'Europe/Dublin';
const daily = (from: string, to: string): WeekHours => Array.from({ length: 7 }, () => ({ from, to }));
const at = (hours: WeekHours | null, now: string, zone = DUBLIN) => receptionAt(hours, zone, new Date(now));
const closedUntil = (moment: string) => ({ isOpen: false, opensAt: new Date(moment) });

describe('receptionAt', () => {
  it('is always open when the hotel has no reception hours', () => {
    expect(at(null, '2026-11-23T03:00:00Z')).toEqual({ isOpen: true });
  });

  it("opens with the first minute and closes after the last, in the hotel's local time", () => {
    const hours = daily('07:00', '23:00');
    expect(at(hours, '2026-11-23T06:59:59Z')).toEqual(closedUntil('2026-11-23T07:00:00Z'));
    expect(at(hours, '2026-11-23T07:00:00Z')).toEqual({ isOpen: true });
    expect(at(hours, '2026-11-23T22:59:59Z')).toEqual({ isOpen: true });
    expect(at(hours, '2026-11-23T23:00:00Z')).toEqual(closedUntil('2026-11-24T07:00:00Z'));
    expect(at(hours, '2026-11-23T22:30:00Z', 'Asia/Tokyo')).toEqual({ isOpen: true });
    expect(at(hours, '2026-11-23T21:30:00Z', 'Asia/Tokyo')).toEqual(closedUntil('2026-11-23T22:00:00Z'));
  });

  it('stays open after midnight when it closes later', () => {
    const hours: WeekHours = [null, null, null, null, { from: '18:00', to: '02:00' }, null, null];
    expect(at(hours, '2026-11-28T01:59:00Z')).toEqual({ isOpen: true });
    expect(at(hours, '2026-11-28T02:00:00Z')).toEqual(closedUntil('2026-12-04T18:00:00Z'));
  });

  it('never closes when every day is from midnight to midnight', () => {
    const hours = daily('00:00', '00:00');
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      const now = new Date(Date.UTC(2026, 9, 22, hour, 30));
      expect(receptionAt(hours, DUBLIN, now)).toEqual({ isOpen: true });
    }
  });

  it('skips closed days, across the end of a month and of a year', () => {
    const weekdays: WeekHours = [...daily('08:00', '18:00').slice(0, 5), null, null];
    expect(at(weekdays, '2026-11-27T18:00:00Z')).toEqual(closedUntil('2026-11-30T08:00:00Z'));
    expect(at(weekdays, '2027-01-01T18:00:00Z')).toEqual(closedUntil('2027-01-04T08:00:00Z'));
    const mondays: WeekHours = [{ from: '08:00', to: '09:00' }, null, null, null, null, null, null];
    expect(at(mondays, '2026-12-28T09:00:00Z')).toEqual(closedUntil('2027-01-04T08:00:00Z'));
  });

  it('opens by the new time on the night when the clocks change', () => {
    const hours = daily('07:00', '23:00');
    expect(at(hours, '2026-03-28T23:30:00Z')).toEqual(closedUntil('2026-03-29T06:00:00Z'));
    expect(at(hours, '2026-10-24T22:30:00Z')).toEqual(closedUntil('2026-10-25T07:00:00Z'));
  });

  it('moves a skipped opening time forward, and closes at the second of two equal times', () => {
    expect(at(daily('01:30', '09:00'), '2026-03-29T00:10:00Z')).toEqual(closedUntil('2026-03-29T01:30:00Z'));
    const night = daily('22:00', '01:30');
    expect(at(night, '2026-10-25T00:45:00Z')).toEqual({ isOpen: true });
    expect(at(night, '2026-10-25T01:29:00Z')).toEqual({ isOpen: true });
    expect(at(night, '2026-10-25T01:30:00Z')).toEqual(closedUntil('2026-10-25T22:00:00Z'));
  });

  it('never opens in the past, nor later than a week and an hour from now', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => `${n}`.padStart(2, '0')).join(':'));
    const day = fc.option(fc.record({ from: time, to: time }), { nil: null });
    const week = fc.array(day, { minLength: 7, maxLength: 7 }).filter((days) => days.some(Boolean));
    const zone = fc.constantFrom(DUBLIN, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC');
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(week, zone, moment, (hours, timeZone, now) => {
        const found = receptionAt(hours, timeZone, now);
        if (found.isOpen) return;
        const wait = found.opensAt.getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000);
        expect(receptionAt(hours, timeZone, found.opensAt)).toEqual({ isOpen: true });
      }),
    );
  });

  it('requires seven days with valid times and one open day', () => {
    const wrong = [[], daily('7:00', '23:00'), daily('07:00', '24:00'), daily('07:00', '23:00').slice(1)];
    for (const hours of [...wrong, Array.from({ length: 7 }, () => null)])
      expect(weekHoursSchema.safeParse(hours).success).toBe(false);
    expect(weekHoursSchema.safeParse(daily('07:00', '23:00')).success).toBe(true);
  });
});

describe('local time', () => {
  it('returns the day of the zone, and the moment of a local time', () => {
    const late = new Date('2026-11-23T23:30:00Z');
    expect(localTime(late, 'Asia/Tokyo')).toEqual({ year: 2026, month: 11, day: 24, weekday: 1 });
    const nextMonth = { year: 2026, month: 11, day: 31, time: '00:15' };
    expect(instantOf(nextMonth, 'America/New_York', 'first')).toEqual(new Date('2026-12-01T05:15:00Z'));
  });

  it('accepts only zones with a name', () => {
    for (const name of ['Europe/Dublin', 'UTC', 'America/Argentina/Buenos_Aires'])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ['', '+01:00', 'Dublin', 'Europe/Nowhere', '../etc'])
      expect(isTimeZone(name)).toBe(false);
  });
});
