import { z } from 'zod';
import { GUEST_LOCALES, hotelSlugSchema } from '@/lib/contract/hotel';
import {
  accentColorSchema,
  escalationEmailSchema,
  hotelNameSchema,
  timeZoneSchema,
} from '@/lib/contract/hotel-settings';
import { roomKey } from '@/lib/contract/room-key';
import { roomsSchema } from '@/lib/contract/room-list';
import { appendAudit } from '@/lib/hotel/audit-store';
import { transactAsSystem } from '@/lib/hotel/transact';
import type { Tx } from '@/lib/platform/db';
import { appendStaffLink } from './staff-link-store';
import { staffLinkAddress } from './staff-links';

const keptHotelSchema = z.strictObject({
  slug: hotelSlugSchema,
  name: hotelNameSchema.optional(),
  time_zone: timeZoneSchema.optional(),
  locale: z.enum(GUEST_LOCALES).optional(),
  accent_color: accentColorSchema.optional(),
  ladder_email: escalationEmailSchema.optional(),
  rooms: roomsSchema.default([]),
});

/**
 * For the operator at the command line, who cannot read messages. Creates a hotel or changes the given fields of an
 * existing one. Rooms are added and never removed. The input is validated here; a ZodError names each invalid field.
 * Returns a link that makes its first holder an admin of that hotel.
 */
export async function upsertHotel(
  input: Record<string, unknown>,
): Promise<{ isNew: boolean; rooms: number; link: string }> {
  const said = keptHotelSchema.parse(input);
  return transactAsSystem(async (tx) => {
    const { id, isNew, rooms } = await writeHotel(tx, said);
    const made = await appendStaffLink(tx, id, null, FIRST_ADMIN);
    const action = isNew ? 'hotel.create' : 'hotel.change';
    const data = { changed: Object.keys(said), rooms, link: made.id };
    await appendAudit(
      { hotelId: id, who: null, action, outcome: 'done', target: { kind: 'hotel', id }, data },
      tx,
    );
    return { isNew, rooms, link: staffLinkAddress(made.token) };
  });
}

export const FIRST_ADMIN = { role: 'admin', department: 'management' } as const;

export type KeptHotel = Omit<z.output<typeof keptHotelSchema>, 'rooms'> & {
  rooms?: readonly string[] | undefined;
};

/** Creates or changes the hotel of this slug. A new hotel needs a name and a time zone. */
export async function writeHotel(
  tx: Tx,
  { slug, rooms = [], name, time_zone, locale, accent_color, ladder_email }: KeptHotel,
): Promise<{ id: number; isNew: boolean; rooms: number }> {
  const said = {
    ...(name && { name }),
    ...(time_zone && { timeZone: time_zone }),
    ...(locale && { locale }),
    ...(accent_color && { accentColor: accent_color }),
    ...(ladder_email && { escalationEmail: ladder_email }),
  };
  const known = await tx.hotel.findUnique({ where: { slug }, select: { id: true } });
  if (!known && !(said.name && said.timeZone)) throw new Error('A new hotel needs a name and a time zone.');
  const { id } = await tx.hotel.upsert({
    where: { slug },
    update: said,
    create: { slug, ...said, name: said.name ?? slug, timeZone: said.timeZone ?? 'UTC' },
    select: { id: true },
  });
  const added = await tx.room.createMany({
    data: [...new Set(rooms)].map((number) => ({ hotelId: id, number, numberKey: roomKey(number) })),
    skipDuplicates: true,
  });
  return { id, isNew: !known, rooms: added.count };
}
