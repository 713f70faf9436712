'use client';

import { type ReactNode, use } from 'react';
import { type AbstractIntlMessages, IntlProvider, type Locale, useLocale } from 'use-intl';
import { fetchWithRetry } from '@/lib/client/lazy-with-retry';
import type { ConversationView } from '@/lib/client/view';
import type { GuestContextDto } from '@/lib/contract/chat';
import { GuestOffer } from './guest-offer';
import { OwnDevices } from './own-devices';
import { useGuestWorker } from './use-guest-worker';

type Props = Readonly<{ view: ConversationView; context: GuestContextDto }>;

/** The less urgent parts of a guest's page. */
export function GuestVisit(props: Props) {
  return (
    <Words>
      <Visit {...props} />
    </Words>
  );
}

function Visit(props: Props) {
  useGuestWorker(props);
  return (
    <>
      <OwnDevices context={props.context} />
      <GuestOffer {...props} />
    </>
  );
}

type Catalogue = () => Promise<{ default: AbstractIntlMessages }>;
const CATALOGUES: Record<Locale, Catalogue> = {
  en: () => import('@/messages/en/push.json'),
  de: () => import('@/messages/de/push.json'),
  ar: () => import('@/messages/ar/push.json'),
};
const fetched: Partial<Record<Locale, Promise<AbstractIntlMessages>>> = {};

function wordsIn(locale: Locale): Promise<AbstractIntlMessages> {
  fetched[locale] ??= fetchWithRetry(async () => (await CATALOGUES[locale]()).default);
  return fetched[locale];
}

function Words({ children }: Readonly<{ children: ReactNode }>) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={use(wordsIn(locale))} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
