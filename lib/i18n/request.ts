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

/** Returns the language that the visitor chose on our pages, or null without a choice. */
export async function chosenLocale(): Promise<Locale | null> {
  return spokenLocale((await cookies()).get(LOCALE_COOKIE)?.value);
}

/** Returns the language that the browser requests, or null where none is supported. */
export async function browserLocale(): Promise<Locale | null> {
  return acceptedLocale((await headers()).get('accept-language'));
}

export async function requestLocale(): Promise<Locale> {
  return (await chosenLocale()) ?? (await browserLocale()) ?? DEFAULT_LOCALE;
}

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = asked ?? (await requestLocale());
  // `now` is sent with the page, so that "Today" is computed from one time on both sides of hydration.
  return { locale, messages: loadMessages(locale), now: new Date(), timeZone: 'UTC' };
});
