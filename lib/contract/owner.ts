import { z } from 'zod';
import { GUEST_LOCALES, hotelSlugSchema } from './hotel';
import { accentColorSchema, hotelNameSchema, timeZoneSchema } from './hotel-settings';
import { roomListSchema } from './room-list';
import { createdStaffLinkSchema } from './staff-links';

/** How long a link from the command line is valid for its single use, and how long the session that it opens lasts. */
export const OWNER_LINK_MINUTES = 30;
export const OWNER_SESSION = { hours: 12, idleMinutes: 60 } as const;

export const ownerEntrySchema = z.strictObject({ token: z.string().max(200) });

/** A hotel as the owner of the installation sees it: without guests and messages, not even their number. */
export const ownedHotelSchema = z.object({
  slug: z.string(),
  name: z.string(),
  time_zone: z.string(),
  locale: z.string(),
  accent_color: z.string(),
  rooms: z.number().int(),
  people: z.number().int(),
  has_admin: z.boolean(),
  created_at: z.iso.datetime(),
});
export type OwnedHotelDto = z.infer<typeof ownedHotelSchema>;
export const ownedHotelsSchema = z.object({ hotels: z.array(ownedHotelSchema) });
export type OwnedHotelsDto = z.infer<typeof ownedHotelsSchema>;

export const newHotelSchema = z.strictObject({
  slug: hotelSlugSchema,
  name: hotelNameSchema,
  time_zone: timeZoneSchema,
  locale: z.enum(GUEST_LOCALES).optional(),
  accent_color: accentColorSchema.optional(),
  rooms: roomListSchema.optional(),
});
export type NewHotel = z.input<typeof newHotelSchema>;

/** Fields that are not named stay unchanged; rooms are only added, never removed. */
export const ownedHotelChangeSchema = newHotelSchema.partial().required({ slug: true });
export type OwnedHotelChange = z.input<typeof ownedHotelChangeSchema>;

export const adminLinkForSchema = z.strictObject({ slug: hotelSlugSchema });
/** With the link for the hotel's first admin, which is returned in this answer only. */
export const createdHotelSchema = z.object({ hotel: ownedHotelSchema, admin_link: createdStaffLinkSchema });
export type MadeHotelDto = z.infer<typeof createdHotelSchema>;
