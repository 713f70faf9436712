import { db } from '@/lib/platform/db';
import type { Hotel } from './who';

export const HOTEL_COLUMNS = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  accentColor: true,
  logoUrl: true,
  locale: true,
  offeredLocales: true,
} as const;

/** What anybody may know of a hotel who has its address: its name and colours. */
export async function findHotel(slug: string): Promise<Hotel | null> {
  return db().hotel.findUnique({ where: { slug }, select: HOTEL_COLUMNS });
}
