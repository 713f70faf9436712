'use client';

import { useEffect, useEffectEvent } from 'react';
import { LatePart } from '@/components/ui/late-part';
import type { HotelDto } from '@/lib/contract/hotel';
import { useLanguages } from './guest-language';
import { LinkNotice } from './link-notice';
import { Opening } from './opening';
import { ServedChat } from './served-chat';
import { StayEnded } from './stay-ended';
import { useLinkToken } from './use-link-token';

/** The first visit: the token in the address becomes the conversation, without a second page. */
export function OpenLink({ hotel }: Readonly<{ hotel: HotelDto }>) {
  const door = useLinkToken(hotel.slug);
  const { suggest } = useLanguages();
  const speakLikeBooking = useEffectEvent(suggest);
  const bookingLocale = door.state === 'open' ? door.data.context.guest_locale : null;
  useEffect(() => {
    if (bookingLocale) speakLikeBooking(bookingLocale);
  }, [bookingLocale]);

  switch (door.state) {
    case 'open':
      return (
        <LatePart fallback={<Opening hotel={hotel} wait="first" />}>
          <ServedChat initial={door.data} />
        </LatePart>
      );
    case 'opening':
      return <Opening hotel={hotel} wait={door.wait} />;
    case 'no_link':
      return <LinkNotice hotel={hotel} kind="noLink" />;
    case 'dead_link':
      return <LinkNotice hotel={hotel} kind="deadLink" />;
    case 'stay_ended':
      return <StayEnded hotel={hotel} guestName={null} />;
  }
}
