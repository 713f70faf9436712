import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { SettingsPage } from '@/components/settings/settings-page';
import { loadSettings, requireStaffPage } from '@/lib/auth/staff-page';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Settings');
  return { title: t('title') };
}

/** The settings page, for managers and admins. Other staff get 404. */
export default async function SettingsRoute({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const found = await loadSettings(staff);
  if (!found) notFound();
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Settings', 'Health'])}>
      <SettingsPage
        me={me}
        initial={found.settings}
        services={found.services}
        roomAccess={found.roomAccess}
      />
    </NextIntlClientProvider>
  );
}
