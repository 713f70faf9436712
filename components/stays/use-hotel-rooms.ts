import { useEffect, useState } from 'react';
import type { StaysApi } from '@/lib/client/stays';
import type { RoomsDto } from '@/lib/contract/hotel-rooms';

/** The current rooms when a form opens; null until they are loaded. */
export function useHotelRooms(api: StaysApi): { hotel: RoomsDto | null; hasFailed: boolean } {
  const [hotel, setHotel] = useState<RoomsDto | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    api.hotelRooms().then(
      (answer) => isShown && setHotel(answer),
      () => isShown && setHasFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [api]);
  return { hotel, hasFailed };
}
