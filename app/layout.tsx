import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Awake } from '@/components/ui/awake';
import { keepEarlyPresses } from '@/lib/client/early-presses';
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
  // A guest link's address must never reach another site.
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
 * In the first HTML: whether the browser can run the rest, and then what has to be there before a translator and before
 * React. Each is an element of its own, so that one which cannot be read stops none of the others.
 */
const FIRST = [SYNTAX_PROBE, BROWSER_CHECK, `(${followTranslators})();(${keepEarlyPresses})()`];

export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        {/* A browser hides the nonce from whoever asks, so the two never look alike. */}
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
