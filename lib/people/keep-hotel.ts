import { z } from 'zod';
import { GUEST_LOCALES, hotelSlugSchema } from '@/lib/contract/hotel';
import {
  accentColorSchema,
  hotelNameSchema,
  ladderEmailSchema,
  timeZoneSchema,
} from '@/lib/contract/hotel-settings';
import { appendAudit } from '@/lib/hotel/audit-store';
import { db } from '@/lib/platform/db';
import { appendStaffLink } from './staff-link-store';
import { staffLinkAddress } from './staff-links';

const ROOM = /^[A-Za-z0-9][A-Za-z0-9 .-]{0,19}$/;
const MOST_ROOMS = 5_000;

const keptHotelSchema = z.strictObject({
  slug: hotelSlugSchema,
  name: hotelNameSchema.optional(),
  time_zone: timeZoneSchema.optional(),
  locale: z.enum(GUEST_LOCALES).optional(),
  accent_color: accentColorSchema.optional(),
  ladder_email: ladderEmailSchema.optional(),
  rooms: z.array(z.string().regex(ROOM)).max(MOST_ROOMS).default([]),
});

/**
 * For whoever runs the installation, and sees no message: makes a hotel, or changes what is said of one that is there.
 * Rooms are added and never taken away. What is said is checked here; a ZodError names what is wrong with it. Answers a link that makes whoever holds it first an admin of that hotel.
 */
export async function keepHotel(
  input: Record<string, unknown>,
): Promise<{ isNew: boolean; rooms: number; link: string }> {
  const { slug, rooms, name, time_zone, locale, accent_color, ladder_email } = keptHotelSchema.parse(input);
  const said = {
    ...(name && { name }),
    ...(time_zone && { timeZone: time_zone }),
    ...(locale && { locale }),
    ...(accent_color && { accentColor: accent_color }),
    ...(ladder_email && { ladderEmail: ladder_email }),
  };
  return db().$transaction(async (tx) => {
    const known = await tx.hotel.findUnique({ where: { slug }, select: { id: true } });
    if (!known && !(said.name && said.timeZone)) throw new Error('A new hotel needs a name and a time zone.');
    const { id } = await tx.hotel.upsert({
      where: { slug },
      update: said,
      create: { slug, ...said, name: said.name ?? slug, timeZone: said.timeZone ?? 'UTC' },
      select: { id: true },
    });
    const added = await tx.room.createMany({
      data: [...new Set(rooms)].map((number) => ({ hotelId: id, number })),
      skipDuplicates: true,
    });
    const made = await appendStaffLink(tx, id, null, { role: 'admin', department: 'management' });
    const action = known ? 'hotel.change' : 'hotel.create';
    const data = { changed: Object.keys(said), rooms: added.count, link: made.id };
    await appendAudit(
      { hotelId: id, who: null, action, outcome: 'done', target: { kind: 'hotel', id }, data },
      tx,
    );
    return { isNew: !known, rooms: added.count, link: staffLinkAddress(made.token) };
  });
}

/** `101-105, 201, Suite A`: ranges are written out. */
export function roomsOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => {
      const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(part) ?? [];
      const count = Number(to) - Number(from) + 1;
      if (from === undefined || count < 1 || count > MOST_ROOMS) return [part];
      return Array.from({ length: count }, (_, n) => String(Number(from) + n).padStart(from.length, '0'));
    });
}
