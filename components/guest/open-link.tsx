'use client';

import { useEffect, useEffectEvent } from 'react';
import { LatePart } from '@/components/ui/late-part';
import { guestScope } from '@/lib/client/clear-person';
import { markLink } from '@/lib/client/link-mark';
import type { HotelDto } from '@/lib/contract/hotel';
import { useLanguages } from './guest-language';
import { LazyGuestChat } from './lazy-guest-chat';
import { LinkNotice } from './link-notice';
import { LoadingScreen } from './loading-screen';
import { StayEnded } from './stay-ended';
import { useAddressToken } from './use-address-token';
import { useLinkToken } from './use-link-token';

/** The first visit: exchanges the token in the address and shows the conversation on the same page. */
export function OpenLink({ hotel }: Readonly<{ hotel: HotelDto }>) {
  const token = useAddressToken('links_and_keys');
  const link = useLinkToken(hotel.slug, token);
  const { suggest } = useLanguages();
  const speakLikeBooking = useEffectEvent(suggest);
  const context = link.state === 'open' ? link.data.context : null;
  const bookingLocale = context?.guest_locale ?? null;
  const scope = context && guestScope(hotel.slug, context.booking_id, context.companion_id);
  useEffect(() => {
    if (scope && token) markLink(scope, token);
  }, [scope, token]);
  useEffect(() => {
    if (bookingLocale) speakLikeBooking(bookingLocale);
  }, [bookingLocale]);

  switch (link.state) {
    case 'open':
      return (
        <LatePart fallback={<LoadingScreen hotel={hotel} wait="first" />}>
          <LazyGuestChat key={token} initial={link.data} />
        </LatePart>
      );
    case 'opening':
      return <LoadingScreen hotel={hotel} wait={link.wait} />;
    case 'no_link':
      return <LinkNotice hotel={hotel} kind="noLink" />;
    case 'dead_link':
      return <LinkNotice hotel={hotel} kind="deadLink" />;
    case 'stay_ended':
      return <StayEnded hotel={hotel} guestName={null} />;
  }
}
