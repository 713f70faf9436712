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
  /** The message namespaces that this page uses. */
  words: readonly Namespace[];
  children: ReactNode;
}>;

/** Applies the colours of the hotel and the language of the guest to everything inside it. */
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
      {/* No Suspense here: on a large page the server sends suspended content separately and a script inserts it.
        Without JavaScript the guest would never see that content. */}
      <HotelFrame hotel={hotel}>{children}</HotelFrame>
    </GuestLanguage>
  );
}

/** The name of each language in that language, for guests who read no other. */
const LANGUAGE_NAMES = LOCALES.map((code) => ({
  code,
  name: new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code,
  dir: directionOf(code),
}));
