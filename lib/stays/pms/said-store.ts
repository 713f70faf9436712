import type { Tx } from '@/lib/platform/db';
import type { Said } from './said';

type Place = { hotelId: number; bookingId: number; source: string };

export async function saveSaid(tx: Tx, { bookingId, ...place }: Place, said: Said): Promise<void> {
  await saveSaidOf(tx, place, [{ bookingId, said }]);
}

/** Saves what the source sent about several stays. Unchanged values keep the time at which they were first sent. */
export async function saveSaidOf(
  tx: Tx,
  { hotelId, source }: Omit<Place, 'bookingId'>,
  stays: readonly { bookingId: number; said: Said }[],
): Promise<void> {
  if (stays.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO stay_source (hotel_id, booking_id, source, said)
    SELECT ${hotelId}::int, (x ->> 'bookingId')::int, ${source}, x -> 'said'
    FROM jsonb_array_elements(${JSON.stringify(stays)}::jsonb) x
    ON CONFLICT (hotel_id, booking_id, source) DO UPDATE SET said = EXCLUDED.said, said_at = clock_timestamp()
    WHERE stay_source.said <> EXCLUDED.said`;
}

/** Deletes what one source or all sources sent, because it was sent under another number and so about another stay. */
export async function deleteSaid(tx: Tx, hotelId: number, bookingId: number, source?: string): Promise<void> {
  await tx.staySource.deleteMany({
    where: { hotelId, bookingId, ...(source === undefined ? {} : { source }) },
  });
}
