import { describe, expect, it } from 'vitest';
import { guessDayOrder, readDay } from './read-day';

describe('a day', () => {
  it.each([
    ['2026-11-24', 'dmy', '2026-11-24'],
    ['2026/11/24 15:00', 'mdy', '2026-11-24'],
    ['2026-11-24T15:00:00Z', 'ymd', '2026-11-24'],
    ['24.11.2026', 'dmy', '2026-11-24'],
    ['4.1.26', 'dmy', '2026-01-04'],
    ['11/24/2026', 'mdy', '2026-11-24'],
    ['03/04/2026', 'dmy', '2026-04-03'],
    ['03/04/2026', 'mdy', '2026-03-04'],
  ] as const)('%s, read %s, is %s', (text, order, day) => {
    expect(readDay(text, order)).toBe(day);
  });

  it.each(['', 'soon', '31.02.2026', '24.13.2026', '2026-02-30', '1.1.1850', '45618'])(
    '%j is none, and never another one',
    (text) => expect(readDay(text, 'dmy')).toBeNull(),
  );
});

describe('the order of a file’s days', () => {
  it('is the one in which all of them are days', () => {
    expect(guessDayOrder(['2026-11-24', '2026-11-27'])).toBe('ymd');
    expect(guessDayOrder(['03/04/2026', '24/11/2026'])).toBe('dmy');
    expect(guessDayOrder(['03/04/2026', '11/24/2026'])).toBe('mdy');
    expect(guessDayOrder(['01.02.2026'])).toBe('dmy');
  });

  it('is asked for where both are possible, and where none is', () => {
    expect(guessDayOrder(['03/04/2026', '05/06/2026'])).toBeNull();
    expect(guessDayOrder(['24/11/2026', '11/24/2026'])).toBeNull();
  });
});
