'use client';

import { useState, useSyncExternalStore } from 'react';
import { onLastHotel, readLastHotel, rememberLastHotel } from '@/lib/client/last-hotel';
import { hotelOfDeskPath } from '@/lib/contract/safe-return-path';

const none = () => null;

/** The hotel whose staff may omit the suffix of their user name: the hotel of the wanted page, or the last one. */
export function useHotelOfSignIn(wanted: string | null) {
  const last = useSyncExternalStore(onLastHotel, readLastHotel, none);
  const [isLeft, setIsLeft] = useState(false);
  function leave() {
    setIsLeft(true);
    rememberLastHotel(null);
  }
  return { hotelSlug: isLeft ? null : (hotelOfDeskPath(wanted) ?? last), leave };
}
