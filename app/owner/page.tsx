import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { DeskLanguage, deskLocale } from '@/components/front/desk-language';
import { Wordmark } from '@/components/front/wordmark';
import { OwnerEntry } from '@/components/owner/owner-entry';
import { OwnerPage } from '@/components/owner/owner-page';
import { loadOwnedHotels } from '@/lib/auth/owner-page';
import { pickMessages } from '@/lib/i18n/messages';
import '../desk.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Owner');
  return { title: t('title'), robots: { index: false } };
}

/** The page of the owners of the installation. A visitor without an owner session sees `OwnerEntry` instead. */
export default async function OwnerRoute() {
  const locale = deskLocale(await getLocale());
  const found = await loadOwnedHotels();
  return (
    <DeskLanguage
      locale={locale}
      className="mx-auto flex min-h-dvh w-full max-w-4xl flex-col gap-6 px-4 py-8 sm:px-6"
    >
      <header>
        <Wordmark className="text-xl" />
      </header>
      <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Owner', 'People'])}>
        {found ? <OwnerPage initial={found.hotels} /> : <OwnerEntry />}
      </NextIntlClientProvider>
    </DeskLanguage>
  );
}
