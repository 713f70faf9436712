import type { GuestLocale } from './hotel';
import type { Texts } from './hotel-settings';

/** In the reader's language where there is such a text, else in the hotel's own; null where neither is. */
export function textIn(texts: Texts, locale: GuestLocale, ownLocale: string): string | null {
  const own = Object.entries(texts).find(([language]) => language === ownLocale)?.[1];
  return texts[locale] ?? own ?? null;
}
