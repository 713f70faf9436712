import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { DeskLanguage, deskLocale } from '@/components/front/desk-language';
import { Wordmark } from '@/components/front/wordmark';
import { StaffLinkEntry } from '@/components/people/staff-link-entry';
import { pickMessages } from '@/lib/i18n/messages';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('StaffLink');
  return { title: t('title') };
}

/**
 * The visitor has no session yet. The secret is in the fragment of the address, which browsers do not send with the
 * request for the page; a script sends it afterwards.
 */
export default async function StaffLinkPage() {
  const locale = deskLocale(await getLocale());
  return (
    <DeskLanguage
      locale={locale}
      className="mx-auto flex min-h-dvh w-full max-w-md flex-col items-center justify-center gap-6 px-4 py-10"
    >
      <header>
        <Wordmark className="text-xl" />
      </header>
      <main className="flex w-full flex-col gap-6 rounded-lg bg-surface p-6 shadow-lift sm:p-8">
        <NextIntlClientProvider
          locale={locale}
          messages={pickMessages(locale, ['StaffLink', 'People', 'SignIn', 'Staff', 'Chat'])}
        >
          <StaffLinkEntry />
        </NextIntlClientProvider>
      </main>
    </DeskLanguage>
  );
}
