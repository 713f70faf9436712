import type { Tx } from '@/lib/platform/db';
import type { Said } from './said';

type Place = { hotelId: number; bookingId: number; source: string };

export async function saveSaid(tx: Tx, place: Place, said: Said): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO stay_source (hotel_id, booking_id, source, said)
    VALUES (${place.hotelId}, ${place.bookingId}, ${place.source}, ${JSON.stringify(said)}::jsonb)
    ON CONFLICT (hotel_id, booking_id, source) DO UPDATE SET said = EXCLUDED.said, said_at = clock_timestamp()
    WHERE stay_source.said <> EXCLUDED.said`;
}

/** What was said under another number was said of another stay. Of one source, or of all. */
export async function deleteSaid(tx: Tx, hotelId: number, bookingId: number, source?: string): Promise<void> {
  await tx.staySource.deleteMany({
    where: { hotelId, bookingId, ...(source === undefined ? {} : { source }) },
  });
}
