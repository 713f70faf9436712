import { headers } from 'next/headers';
import type { OpenSessionReplyDto } from '@/lib/contract/chat';
import type { HotelDto } from '@/lib/contract/hotel';
import { hotelSlugSchema } from '@/lib/contract/hotel';
import type { OtherStay } from '@/lib/contract/other-stay';
import { isStayKey, stayKey } from '@/lib/contract/page-owner';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { isCheckedOut } from '@/lib/hotel/booking-status';
import { toHotelDto } from '@/lib/hotel/hotel-dto';
import { findHotel } from '@/lib/hotel/hotel-store';
import { type Guest, guestName } from '@/lib/hotel/principals';
import { wiring } from '@/lib/wiring';
import { guestCookieName, otherStayCookieName, readCookie } from './cookies';
import { listKnownStays } from './device-stays';
import { findStayOfCookie, isOpenStay } from './find-stay';

export type GuestPage =
  | { kind: 'open'; data: OpenSessionReplyDto; others: OtherStay[] }
  | { kind: 'ended'; hotel: HotelDto; guestName: string | null; others: OtherStay[] }
  | { kind: 'stranger'; hotel: HotelDto | null };

/**
 * Loads what the guest page shows, by the device's cookies alone: the stay that the address names, else the stay opened
 * last. A visit changes nothing.
 */
export async function openGuestPage(hotelSlug: string, named?: string): Promise<GuestPage> {
  if (!hotelSlugSchema.safeParse(hotelSlug).success) return { kind: 'stranger', hotel: null };
  const sent = await headers();
  const other =
    named !== undefined && isStayKey(named) ? readCookie(sent, otherStayCookieName(hotelSlug, named)) : null;
  const secret = other ?? readCookie(sent, guestCookieName(hotelSlug));
  const stay = secret ? await findStayOfCookie(hotelSlug, secret) : null;
  if (stay && isCheckedOut(stay.guest.bookingStatus)) {
    const { hotel, firstName } = stay.guest;
    const others = await listOthers(sent, stay.guest, secret);
    return { kind: 'ended', hotel: toHotelDto(hotel), guestName: firstName, others };
  }
  if (stay && isOpenStay(stay)) {
    const [data, others] = await Promise.all([
      readGuestStart(stay.guest, wiring().realtimeConfig()),
      listOthers(sent, stay.guest, secret),
    ]);
    return { kind: 'open', data, others };
  }
  const hotel = await findHotel(hotelSlug);
  return { kind: 'stranger', hotel: hotel && toHotelDto(hotel) };
}

async function listOthers(sent: Headers, shown: Guest, secret: string | null): Promise<OtherStay[]> {
  const { slug } = shown.hotel;
  const own = stayKey(shown.bookingCode, shown.companionId);
  const known = await listKnownStays(sent, slug, secret);
  return known
    .filter(({ key }) => key !== own)
    .map(({ key, guest }) => ({ key, guest_name: guestName(guest), room_number: guest.roomNumber }));
}
