import type { GuestContextDto } from '@/lib/contract/chat';
import { type HotelDto, hotelSlugSchema } from '@/lib/contract/hotel';
import { toHotelDto } from '@/lib/hotel/hotel-dto';
import { findHotel } from '@/lib/hotel/hotel-store';
import { findRoomOfSign } from '@/lib/hotel/room-number-store';
import { findRoomAccess } from '@/lib/stays/room-pin-store';
import { openGuestPage } from './guest-page';
import { roomOf } from './room-segment';

export type RoomPage =
  | { kind: 'inside' }
  /** The page does not reveal whether the room exists or is occupied. */
  | { kind: 'door'; hotel: HotelDto; room: string; takesNames: boolean }
  | { kind: 'no_doors'; hotel: HotelDto };

/**
 * Loads the page that the code in a room opens. A visit changes nothing. A guest of that room who already has a session
 * does not enter a code again.
 */
export async function openRoomPage(hotelSlug: string, segment: string): Promise<RoomPage | null> {
  const room = roomOf(segment);
  if (room === null || !hotelSlugSchema.safeParse(hotelSlug).success) return null;
  const hotel = await findHotel(hotelSlug);
  if (!hotel) return null;
  const guest = await openGuestPage(hotelSlug);
  if (guest.kind === 'open' && (await isRoomOf(guest.data.context, hotel.id, room)))
    return { kind: 'inside' };
  const access = await findRoomAccess(hotel.id);
  return access.is_on
    ? { kind: 'door', hotel: toHotelDto(hotel), room, takesNames: access.by_name }
    : { kind: 'no_doors', hotel: toHotelDto(hotel) };
}

/** Compares by room id, because a sign may have been printed when the room had another number. */
async function isRoomOf(
  { assigned_room_id: id }: GuestContextDto,
  hotelId: number,
  room: string,
): Promise<boolean> {
  return id !== null && id === (await findRoomOfSign(hotelId, room));
}
