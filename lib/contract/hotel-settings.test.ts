import { describe, expect, it } from 'vitest';
import { GUEST_LOCALES } from './hotel';
import { escalationFault, localeOffered, offeredOf } from './hotel-settings';
import { textIn } from './text-in';

describe('the words of a hotel', () => {
  const texts = { en: 'Welcome', ar: 'أهلًا' };

  it('are the reader’s own, else the hotel’s, else none', () => {
    expect(textIn(texts, 'ar', 'en')).toBe('أهلًا');
    expect(textIn(texts, 'de', 'en')).toBe('Welcome');
    expect(textIn(texts, 'de', 'de')).toBeNull();
    expect(textIn({}, 'en', 'en')).toBeNull();
  });
});

describe('the languages of a hotel', () => {
  it('are all there are until some are named, and never one that we do not speak', () => {
    expect(offeredOf([])).toEqual(GUEST_LOCALES);
    expect(offeredOf(['de', 'tlh'])).toEqual(['de']);
    expect(offeredOf(['tlh'])).toEqual(GUEST_LOCALES);
  });

  it('are met with the first wish that is offered, else with the hotel’s own', () => {
    expect(localeOffered([null, 'ar', 'de'], ['en', 'de'], 'en')).toBe('de');
    expect(localeOffered([null, 'ar', null], ['en', 'de'], 'de')).toBe('de');
    expect(localeOffered([], GUEST_LOCALES, 'tlh')).toBe('en');
  });
});

describe('the ladder', () => {
  it('rises from step to step, and says at which it does not', () => {
    const times = { again: 60, fallback: 120, manager: 180, mail: 240 };
    expect(escalationFault(times)).toBeNull();
    expect(escalationFault({ ...times, fallback: 60 })).toBe('fallback');
    expect(escalationFault({ ...times, fallback: 200, mail: 10 })).toBe('manager');
    expect(escalationFault({ ...times, mail: 180 })).toBe('mail');
  });
});
