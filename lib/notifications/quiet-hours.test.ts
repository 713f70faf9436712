import { describe, expect, it } from 'vitest';
import { isQuietAt } from './quiet-hours';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const LUNCH = { from: 12 * 60, to: 13 * 60 };
const at = (time: string, zone = 'UTC', quiet: typeof NIGHT | null = NIGHT) =>
  isQuietAt(new Date(`2026-11-23T${time}:00Z`), zone, quiet);

describe('isQuietAt', () => {
  it('is true from the first minute on, over midnight, until the last minute is over', () => {
    expect(['21:59', '22:00', '23:59', '00:00', '06:59', '07:00'].map((time) => at(time))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is true for a range within one day', () => {
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => at(time, 'UTC', LUNCH))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('uses the clock of the hotel, not of the server', () => {
    expect(at('21:30', 'Europe/Berlin')).toBe(true);
    expect(at('23:00', 'America/New_York')).toBe(false);
  });

  it('is true through both hours of the night in which the clocks go back', () => {
    const quiet = { from: 2 * 60, to: 3 * 60 };
    const night = (time: string) => isQuietAt(new Date(`2026-10-25T${time}:00Z`), 'Europe/Berlin', quiet);
    expect(['23:59', '00:00', '01:00', '01:59', '02:00'].map(night)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('is never true without quiet hours', () => {
    expect(at('03:00', 'UTC', null)).toBe(false);
  });
});
