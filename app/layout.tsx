import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Awake } from '@/components/ui/awake';
import { recordEarlyPresses } from '@/lib/client/early-presses';
import { followTranslators } from '@/lib/client/translated-text';
import { BROWSER_CHECK, SYNTAX_PROBE } from '@/lib/contract/browser-check';
import { directionOf } from '@/lib/i18n/locale';
import { pickMessages } from '@/lib/i18n/messages';
import { OlderBrowser } from './older-browser';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'HotelMate', template: '%s · HotelMate' },
  description: 'Talk to your hotel.',
  robots: { index: false, follow: false },
  // The address of a guest link must never reach another site.
  referrer: 'no-referrer',
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1e1c1a' },
  ],
};

/**
 * Scripts in the first HTML: a check whether the browser can run the others, then code that must run before a
 * translator and before React. Each has its own element, so that a script that fails to parse stops no other.
 */
const FIRST = [SYNTAX_PROBE, BROWSER_CHECK, `(${followTranslators})();(${recordEarlyPresses})()`];

export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        {/* Browsers hide the nonce attribute from scripts, so the markup of server and client always differs. */}
        {FIRST.map((script) => (
          <script key={script} nonce={nonce} suppressHydrationWarning={true}>
            {script}
          </script>
        ))}
      </head>
      <body>
        <OlderBrowser />
        <NextIntlClientProvider messages={pickMessages(locale, ['Common'])}>
          {children}
          <Awake />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
