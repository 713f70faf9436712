import { GUEST_LOCALES } from '@/lib/contract/hotel';

export const LOCALES = GUEST_LOCALES;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';
/** Set when somebody picks a language themselves; it outranks every guess. */
export const LOCALE_COOKIE = 'hm_locale';

const RIGHT_TO_LEFT: readonly Locale[] = ['ar'];

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.some((each) => each === locale) ? 'rtl' : 'ltr';
}

/** `de-AT` is German to us; null for a language we do not speak. */
export function spokenLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((each) => each === language) ?? null;
}

/** The first language of an Accept-Language header that we speak, by the browser's own weights. */
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
