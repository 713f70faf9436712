import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache, type ReactNode, Suspense } from 'react';
import { GuestLanguage } from '@/components/guest/guest-language';
import { HotelFrame } from '@/components/guest/hotel-frame';
import { ServedChat } from '@/components/guest/served-chat';
import { ServedEnd } from '@/components/guest/served-end';
import { ServedLink } from '@/components/guest/served-link';
import { installable } from '@/components/push/installable';
import { openGuestPage } from '@/lib/auth/guest-page';
import type { HotelDto } from '@/lib/contract/hotel';
import { localeOffered } from '@/lib/contract/hotel-settings';
import { directionOf, LOCALES, spokenLocale } from '@/lib/i18n/locale';
import { pickMessages } from '@/lib/i18n/messages';
import { browserLocale, chosenLocale } from '@/lib/i18n/request';

type Props = Readonly<{ params: Promise<{ hotelSlug: string }> }>;

const openOnce = cache(openGuestPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await openOnce((await params).hotelSlug);
  const hotel = opened.kind === 'open' ? opened.data.context.hotel : opened.hotel;
  return hotel ? { title: { absolute: hotel.name }, ...installable(hotel.slug, hotel.name, 'guest') } : {};
}

export default async function GuestPage({ params }: Props) {
  const opened = await openOnce((await params).hotelSlug);
  switch (opened.kind) {
    case 'open':
      return (
        <Frame hotel={opened.data.context.hotel} bookingLocale={opened.data.context.guest_locale}>
          <ServedChat initial={opened.data} formMessageId={crypto.randomUUID()} />
        </Frame>
      );
    case 'ended':
      return (
        <Frame hotel={opened.hotel} bookingLocale={null}>
          <ServedEnd hotel={opened.hotel} guestName={opened.guestName} />
        </Frame>
      );
    case 'stranger':
      if (!opened.hotel) notFound();
      return (
        <Frame hotel={opened.hotel} bookingLocale={null}>
          <ServedLink hotel={opened.hotel} />
        </Frame>
      );
  }
}

type FrameProps = Readonly<{ hotel: HotelDto; bookingLocale: string | null; children: ReactNode }>;

/** The hotel's colours and the guest's language around everything they see. */
async function Frame({ hotel, bookingLocale, children }: FrameProps) {
  const chosen = await chosenLocale();
  const wishes = [chosen, spokenLocale(bookingLocale), await browserLocale()];
  const locale = localeOffered(wishes, hotel.languages, hotel.default_locale);
  return (
    <GuestLanguage
      code={locale}
      all={LANGUAGE_NAMES.filter(({ code }) => hotel.languages.includes(code))}
      messages={pickMessages(locale, ['Common', 'Chat', 'Guest'])}
      now={new Date()}
      isChosen={chosen === locale}
    >
      <HotelFrame hotel={hotel}>
        <Suspense>{children}</Suspense>
      </HotelFrame>
    </GuestLanguage>
  );
}

/** Each in its own words, for somebody who reads none of the others. */
const LANGUAGE_NAMES = LOCALES.map((code) => ({
  code,
  name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  dir: directionOf(code),
}));
