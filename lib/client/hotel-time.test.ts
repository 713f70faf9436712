import { describe, expect, it } from 'vitest';
import { clockTime, dayOf, nameOfDay, writtenDay } from './hotel-time';

describe('hotel time', () => {
  it('uses the hotel’s time zone, not the reader’s', () => {
    expect(clockTime('2026-11-22T23:30:00Z', 'en', 'Europe/Berlin')).toBe('00:30');
    expect(dayOf('2026-11-22T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-23');
    expect(dayOf('2026-11-22T23:30:00Z', 'America/New_York')).toBe('2026-11-22');
  });

  it('uses Latin digits in every language', () => {
    expect(clockTime('2026-11-22T14:05:00Z', 'ar', 'UTC')).toBe('14:05');
    expect(writtenDay('2026-11-22', 'ar')).toContain('22');
  });

  it('names days relative to today', () => {
    expect(nameOfDay('2026-11-22', '2026-11-22', 'en')).toBe('today');
    expect(nameOfDay('2026-10-31', '2026-11-01', 'en')).toBe('yesterday');
    expect(nameOfDay('2026-11-18', '2026-11-22', 'de')).toBe('Mittwoch');
    expect(nameOfDay('2026-11-02', '2026-11-22', 'en')).toBe('Monday, November 2');
    expect(nameOfDay('2025-11-02', '2026-11-22', 'en')).toBe('November 2, 2025');
  });
});
