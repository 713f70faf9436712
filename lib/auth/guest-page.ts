import { cookies } from 'next/headers';
import { letsGuestIn } from '@/lib/contract/booking-status';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import type { HotelDto } from '@/lib/contract/hotel';
import { hotelSlugSchema } from '@/lib/contract/hotel';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { isCheckedOut } from '@/lib/hotel/booking-status';
import { toHotelDto } from '@/lib/hotel/hotel-dto';
import { findHotel } from '@/lib/hotel/hotel-store';
import { wiring } from '@/lib/wiring';
import { guestCookieName } from './cookies';
import { findStayOfCookie } from './guest-access';

export type GuestPage =
  | { kind: 'open'; data: OpenSessionReplyDto }
  | { kind: 'ended'; hotel: HotelDto; guestName: string | null }
  | { kind: 'stranger'; hotel: HotelDto | null };

/** What the guest's page shows, by the device's cookie alone. A visit changes nothing. */
export async function openGuestPage(hotelSlug: string): Promise<GuestPage> {
  if (!hotelSlugSchema.safeParse(hotelSlug).success) return { kind: 'stranger', hotel: null };
  const secret = (await cookies()).get(guestCookieName(hotelSlug))?.value;
  const stay = secret ? await findStayOfCookie(hotelSlug, secret) : null;
  if (stay && isCheckedOut(stay.guest.bookingStatus)) {
    return { kind: 'ended', hotel: toHotelDto(stay.guest.hotel), guestName: stay.guest.firstName };
  }
  if (stay && !stay.isRevoked && letsGuestIn(stay.guest.bookingStatus)) {
    return { kind: 'open', data: await readGuestStart(stay.guest, wiring().realtimeConfig()) };
  }
  const hotel = await findHotel(hotelSlug);
  return { kind: 'stranger', hotel: hotel && toHotelDto(hotel) };
}
