import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { HealthPage } from '@/components/health/health-page';
import { loadHealth, requireStaffPage } from '@/lib/auth/staff-page';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Health');
  return { title: t('title') };
}

/** The health page, for managers and admins. Other staff get 404. */
export default async function HealthRoute({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const found = await loadHealth(staff);
  if (!found) notFound();
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Health'])}>
      <HealthPage me={me} health={found} />
    </NextIntlClientProvider>
  );
}
