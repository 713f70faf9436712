import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { IntegrationsPage } from '@/components/integrations/integrations-page';
import { loadIntegrations, requireStaffPage } from '@/lib/auth/staff-page';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Integrations');
  return { title: t('title') };
}

/** The integrations page, for managers and admins. Other staff get 404. */
export default async function IntegrationsRoute({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const found = await loadIntegrations(staff);
  if (!found) notFound();
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Integrations', 'Staff'])}>
      <IntegrationsPage me={me} {...found} />
    </NextIntlClientProvider>
  );
}
