import { GUEST_LOCALES } from '@/lib/contract/hotel';

export const LOCALES = GUEST_LOCALES;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';
/** Set when a visitor chooses a language; it takes precedence over every guess. */
export const LOCALE_COOKIE = 'hm_locale';

const RIGHT_TO_LEFT: readonly Locale[] = ['ar'];

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.some((each) => each === locale) ? 'rtl' : 'ltr';
}

/** Returns `de` for `de-AT`, and null for an unsupported language. */
export function spokenLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((each) => each === language) ?? null;
}

/** Returns the supported language with the highest weight in an Accept-Language header. */
export function acceptedLocale(header: string | null): Locale | null {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag, ...parameters] = part.split(';');
    const weight = parameters
      .find((parameter) => parameter.trim().startsWith('q='))
      ?.trim()
      .slice(2);
    return { locale: spokenLocale(tag), weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter((wish) => wish.locale !== null && wish.weight > 0);
  return spoken.sort((one, other) => other.weight - one.weight)[0]?.locale ?? null;
}
