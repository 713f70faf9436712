import { describe, expect, it } from 'vitest';
import { acceptedLocale, directionOf, spokenLocale } from './locale';

describe('the language of a reader', () => {
  it('reads a regional tag as its language', () => {
    expect(spokenLocale('de-AT')).toBe('de');
    expect(spokenLocale('AR_eg')).toBe('ar');
    expect(spokenLocale('fr')).toBeNull();
    expect(spokenLocale(undefined)).toBeNull();
  });

  it('takes the supported language with the highest weight', () => {
    expect(acceptedLocale('fr-FR, en;q=0.7, de;q=0.9')).toBe('de');
    expect(acceptedLocale('ar')).toBe('ar');
    expect(acceptedLocale('de;q=0, en;q=0.1')).toBe('en');
  });

  it('returns null for a header without a supported language', () => {
    expect(acceptedLocale('fr, *;q=0.1')).toBeNull();
    expect(acceptedLocale(null)).toBeNull();
    expect(acceptedLocale(';;q=abc,,')).toBeNull();
  });

  it('knows which languages are written from right to left', () => {
    expect(directionOf('ar')).toBe('rtl');
    expect(directionOf('en')).toBe('ltr');
  });
});
