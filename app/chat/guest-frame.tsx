import type { ReactNode } from 'react';
import { GuestLanguage } from '@/components/guest/guest-language';
import { HotelFrame } from '@/components/guest/hotel-frame';
import type { HotelDto } from '@/lib/contract/hotel';
import { localeOffered } from '@/lib/contract/hotel-settings';
import { directionOf, LOCALES, spokenLocale } from '@/lib/i18n/locale';
import { type Namespace, pickMessages } from '@/lib/i18n/messages';
import { browserLocale, chosenLocale } from '@/lib/i18n/request';

type FrameProps = Readonly<{
  hotel: HotelDto;
  bookingLocale: string | null;
  /** The namespaces this page speaks. */
  words: readonly Namespace[];
  children: ReactNode;
}>;

/** The hotel's colours and the guest's language around everything they see. */
export async function GuestFrame({ hotel, bookingLocale, words, children }: FrameProps) {
  const chosen = await chosenLocale();
  const wishes = [chosen, spokenLocale(bookingLocale), await browserLocale()];
  const locale = localeOffered(wishes, hotel.languages, hotel.default_locale);
  return (
    <GuestLanguage
      code={locale}
      names={LANGUAGE_NAMES}
      offered={hotel.languages}
      messages={pickMessages(locale, words)}
      now={new Date()}
      isChosen={chosen === locale}
    >
      {/* No Suspense: the server would send what is in one apart, to be put in its place by a script, when the page
          is large. Without script it would never be seen. */}
      <HotelFrame hotel={hotel}>{children}</HotelFrame>
    </GuestLanguage>
  );
}

/** Each in its own words, for somebody who reads none of the others. */
const LANGUAGE_NAMES = LOCALES.map((code) => ({
  code,
  name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  dir: directionOf(code),
}));
