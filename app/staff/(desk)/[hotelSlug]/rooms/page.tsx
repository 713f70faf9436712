import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { deskLocale } from '@/components/front/desk-language';
import { RoomsPage } from '@/components/rooms/rooms-page';
import { loadRooms, requireStaffPage } from '@/lib/auth/staff-page';
import { pickMessages } from '@/lib/i18n/messages';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('Rooms');
  return { title: t('title') };
}

/** All staff see the rooms; managers change them. */
export default async function RoomsRoute({ params }: Props) {
  const { me, staff } = await requireStaffPage((await params).hotelSlug);
  const { rooms, tomorrow } = await loadRooms(staff);
  const locale = deskLocale(me.locale ?? (await getLocale()));
  return (
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, ['Rooms', 'Staff'])}>
      <RoomsPage me={me} initial={rooms} tomorrow={tomorrow} />
    </NextIntlClientProvider>
  );
}
