import type { GuestLocale } from './hotel';
import type { Texts } from './hotel-settings';

/** Returns the text in the reader's language, else in the hotel's own; null when there is neither. */
export function textIn(texts: Texts, locale: GuestLocale, ownLocale: string): string | null {
  const own = Object.entries(texts).find(([language]) => language === ownLocale)?.[1];
  return texts[locale] ?? own ?? null;
}
