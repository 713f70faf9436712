import { Prisma } from '@/lib/generated/prisma/client';
import { query } from '@/lib/platform/db';

/** The generations of the channels that a hotel's staff and a booking's guests listen to now. */
export type ChannelGenerations = { staff: number; guest: number };
export type ChannelPlace = { hotelSlug: string; bookingCode: string };
/** Null: the hotel does not exist, so its channels have no listeners. */
export type GenerationReader = (place: ChannelPlace) => Promise<ChannelGenerations | null>;

type Waiting = {
  place: ChannelPlace;
  resolve(found: ChannelGenerations | null): void;
  reject(cause: unknown): void;
};

/**
 * Reads the current generations from the database and never from memory: no process may publish under the old name what
 * commits after a revocation. One statement runs at a time and answers all reads that arrived meanwhile.
 */
export function createGenerationReader(): GenerationReader {
  let waiting: Waiting[] = [];
  let isReading = false;

  async function readAll(): Promise<void> {
    isReading = true;
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const found = await findGenerations(asked.map(({ place }) => place));
        for (const { place, resolve } of asked) resolve(found.get(keyOf(place)) ?? null);
      } catch (cause) {
        for (const { reject } of asked) reject(cause);
      }
    }
    isReading = false;
  }

  return (place) =>
    new Promise((resolve, reject) => {
      waiting.push({ place, resolve, reject });
      if (!isReading) void readAll();
    });
}

async function findGenerations(places: readonly ChannelPlace[]): Promise<Map<string, ChannelGenerations>> {
  type Row = { slug: string; code: string; staff: number; guest: number };
  const rows = await query<Row>(Prisma.sql`
    SELECT p.slug, p.code, h.staff_channel_generation AS staff, COALESCE(b.channel_generation, 1) AS guest
    FROM unnest(${places.map((place) => place.hotelSlug)}::text[], ${places.map((place) => place.bookingCode)}::text[])
      AS p (slug, code)
    JOIN hotel h ON h.slug = p.slug LEFT JOIN booking b ON b.hotel_id = h.id AND b.code = p.code`);
  return new Map(
    rows.map(({ slug, code, staff, guest }) => [
      keyOf({ hotelSlug: slug, bookingCode: code }),
      { staff, guest },
    ]),
  );
}

const keyOf = ({ hotelSlug, bookingCode }: ChannelPlace) => `${hotelSlug} ${bookingCode}`;
