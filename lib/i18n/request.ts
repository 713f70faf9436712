import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { acceptedLocale, DEFAULT_LOCALE, LOCALE_COOKIE, type Locale, spokenLocale } from './locale';
import { loadMessages } from './messages';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: ReturnType<typeof loadMessages>;
  }
}

/** The language somebody picked on our own pages; null when they never did. */
export async function chosenLocale(): Promise<Locale | null> {
  return spokenLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}

export async function requestLocale(): Promise<Locale> {
  const chosen = await chosenLocale();
  return chosen ?? acceptedLocale((await headers()).get('accept-language')) ?? DEFAULT_LOCALE;
}

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await requestLocale());
  // `now` travels with the page, so that "Today" is worked out from one moment on both sides of hydration.
  return { locale, messages: loadMessages(locale), now: new Date(), timeZone: 'UTC' };
});
