import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { StaysPage } from '@/components/stays/stays-page';
import { loadStays, requireStaffPage } from '@/lib/auth/staff-page';
import { stayViewOf } from '@/lib/contract/stays';
import { cardWords, signWords } from '@/lib/i18n/card-words';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{
  params: Promise<{ hotelSlug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Stays');
  return { title: t('title') };
}

/** The stays are in the first HTML. The default view is arrivals, because those guests stand at the counter. */
export default async function StaysRoute({ params, searchParams }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const view = stayViewOf((await searchParams)['view']);
  const { page, today, mayRun, mayMail, hasRoomCodes, appAddress } = await loadStays(staff, view);
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Stays', 'Staff'])}>
      <StaysPage
        me={me}
        view={view}
        initial={page}
        today={today}
        cardWords={cardWords()}
        mayRun={mayRun}
        mayMail={mayMail}
        roomSigns={hasRoomCodes ? { appAddress, words: signWords() } : null}
      />
    </NextIntlClientProvider>
  );
}
