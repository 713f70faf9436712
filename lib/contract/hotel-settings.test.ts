import { describe, expect, it } from 'vitest';
import { GUEST_LOCALES } from './hotel';
import { escalationFault, localeOffered, offeredOf } from './hotel-settings';
import { textIn } from './text-in';

describe('textIn', () => {
  const texts = { en: 'Welcome', ar: 'أهلًا' };

  it("returns the text in the reader's language, else in the hotel's, else null", () => {
    expect(textIn(texts, 'ar', 'en')).toBe('أهلًا');
    expect(textIn(texts, 'de', 'en')).toBe('Welcome');
    expect(textIn(texts, 'de', 'de')).toBeNull();
    expect(textIn({}, 'en', 'en')).toBeNull();
  });
});

describe('the languages of a hotel', () => {
  it('offers all supported languages until some are chosen, and only supported ones', () => {
    expect(offeredOf([])).toEqual(GUEST_LOCALES);
    expect(offeredOf(['de', 'tlh'])).toEqual(['de']);
    expect(offeredOf(['tlh'])).toEqual(GUEST_LOCALES);
  });

  it("chooses the first preferred language that is offered, else the hotel's own", () => {
    expect(localeOffered([null, 'ar', 'de'], ['en', 'de'], 'en')).toBe('de');
    expect(localeOffered([null, 'ar', null], ['en', 'de'], 'de')).toBe('de');
    expect(localeOffered([], GUEST_LOCALES, 'tlh')).toBe('en');
  });
});

describe('escalationFault', () => {
  it('returns the first step that is not later than the one before', () => {
    const times = { again: 60, fallback: 120, manager: 180, mail: 240 };
    expect(escalationFault(times)).toBeNull();
    expect(escalationFault({ ...times, fallback: 60 })).toBe('fallback');
    expect(escalationFault({ ...times, fallback: 200, mail: 10 })).toBe('manager');
    expect(escalationFault({ ...times, mail: 180 })).toBe('mail');
  });
});
