import { db } from '@/lib/platform/db';
import type { Hotel } from './principals';

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

/** Returns what any visitor with the hotel's address may know, such as its name and colour. */
export async function findHotel(slug: string): Promise<Hotel | null> {
  return db().hotel.findUnique({ where: { slug }, select: HOTEL_COLUMNS });
}
