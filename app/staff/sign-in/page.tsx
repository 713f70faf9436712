import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { DeskLanguage, deskLocale } from '@/components/front/desk-language';
import { Wordmark } from '@/components/front/wordmark';
import type { DemoHotelPeople } from '@/components/sign-in/demo-people';
import { OtherPerson } from '@/components/sign-in/other-person';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { SignOutButton } from '@/components/sign-in/sign-out-button';
import { demoFixtures } from '@/lib/auth/demo-fixtures';
import { findStaffPage } from '@/lib/auth/staff-page';
import { WAS_PARAM } from '@/lib/contract/page-owner';
import { pages } from '@/lib/contract/paths';
import { deskPath, safeReturnPath } from '@/lib/contract/safe-return-path';
import type { Locale } from '@/lib/i18n/locale';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ searchParams: Promise<Record<string, string | string[] | undefined>> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('SignIn');
  return { title: t('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, [WAS_PARAM]: was } = await searchParams;
  const me = await findStaffPage();
  const isOther = me !== null && was !== undefined && was !== String(me.id);
  if (me && !isOther) redirect(deskPath(me.hotel.slug, callbackUrl));
  const locale = deskLocale(await getLocale());
  const t = await getTranslations('SignIn');
  return (
    <DeskLanguage
      locale={locale}
      className="mx-auto flex min-h-dvh w-full max-w-md flex-col items-center justify-center gap-6 px-4 py-10"
    >
      <header>
        <Link
          href={pages.front}
          aria-label={t('toFront')}
          className="inline-flex min-h-11 items-center rounded-md"
        >
          <Wordmark className="text-xl" />
        </Link>
      </header>
      <main className="flex w-full flex-col gap-6 rounded-lg bg-surface p-6 shadow-lift sm:p-8">
        <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['SignIn'])}>
          {me ? (
            <OtherPerson me={me}>
              <SignOutButton hasLabel />
            </OtherPerson>
          ) : (
            <Form wanted={callbackUrl} locale={locale} />
          )}
        </NextIntlClientProvider>
      </main>
      <footer className="text-balance text-center text-ink-soft text-sm">{t('forgotten')}</footer>
    </DeskLanguage>
  );
}

async function Form({ wanted, locale }: Readonly<{ wanted: string | string[] | undefined; locale: Locale }>) {
  const [t, demo] = await Promise.all([getTranslations('SignIn'), demoPeople(locale)]);
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <p className="text-ink-soft">{t('lead')}</p>
      </div>
      <SignInForm wanted={safeReturnPath(wanted)} demo={demo} />
    </>
  );
}

async function demoPeople(locale: Locale): Promise<DemoHotelPeople[] | null> {
  const fixtures = await demoFixtures();
  if (!fixtures) return null;
  const role = await getTranslations({ locale, namespace: 'Chat.role' });
  return fixtures.hotels.map((hotel) => ({
    name: hotel.name,
    people: hotel.staff.map((member) => ({
      username: member.username,
      password: member.password,
      name: member.name,
      role: role(member.role),
      isOnDuty: member.on_duty,
    })),
  }));
}
