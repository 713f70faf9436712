import { bookingChannel, channelInGeneration } from '@/lib/contract/channels';
import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';
import type { ContextChange } from './ports';

export type GuestChannelReader = (change: ContextChange) => Promise<string[]>;

/**
 * The current names of the channels of one booking, or of all bookings of the hotel. Only stays that guests may look at
 * and that a device has opened are included.
 */
export async function findGuestChannels({ hotelId, bookingId }: ContextChange): Promise<string[]> {
  const ofBooking = bookingId === null ? Prisma.empty : Prisma.sql`AND b.id = ${bookingId}`;
  const rows = await query<{ slug: string; code: string; generation: number }>(Prisma.sql`
    SELECT h.slug, b.code, b.channel_generation AS generation
    FROM hotel h JOIN booking b ON b.hotel_id = h.id
    WHERE h.id = ${hotelId} AND b.status IN ('confirmed', 'in_house') ${ofBooking}
      AND EXISTS (SELECT 1 FROM guest_session s
                  WHERE s.hotel_id = b.hotel_id AND s.booking_id = b.id AND s.revoked_at IS NULL)
    ORDER BY b.id`);
  return rows.map(({ slug, code, generation }) =>
    channelInGeneration(bookingChannel(slug, code), generation),
  );
}
