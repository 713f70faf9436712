import type { HotelDto } from '@/lib/contract/hotel';
import { offeredOf } from '@/lib/contract/hotel-settings';
import type { Hotel } from './principals';

export function toHotelDto(hotel: Hotel): HotelDto {
  return {
    slug: hotel.slug,
    name: hotel.name,
    time_zone: hotel.timeZone,
    branding: { accent_color: hotel.accentColor, logo_url: hotel.logoUrl },
    default_locale: hotel.locale,
    languages: [...offeredOf(hotel.offeredLocales)],
  };
}
