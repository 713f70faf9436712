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

/** What the browser asks for; null where we speak none of it. */
export async function browserLocale(): Promise<Locale | null> {
  return acceptedLocale((await headers()).get('accept-language'));
}

export async function requestLocale(): Promise<Locale> {
  return (await chosenLocale()) ?? (await browserLocale()) ?? DEFAULT_LOCALE;
}

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await requestLocale());
  // `now` travels with the page, so that "Today" is worked out from one moment on both sides of hydration.
  return { locale, messages: loadMessages(locale), now: new Date(), timeZone: 'UTC' };
});
