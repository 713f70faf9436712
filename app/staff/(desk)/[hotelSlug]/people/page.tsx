import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { PeoplePage } from '@/components/people/people-page';
import { loadPeople, requireStaffPage } from '@/lib/auth/staff-page';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('People');
  return { title: t('title') };
}

/** The people page, for managers and admins. Other staff get 404. */
export default async function PeopleRoute({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const found = await loadPeople(staff);
  if (!found) notFound();
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['People', 'Staff', 'Chat'])}>
      <PeoplePage me={me} initial={found.people} links={found.links} />
    </NextIntlClientProvider>
  );
}
