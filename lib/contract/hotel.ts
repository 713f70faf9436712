import { z } from 'zod';

export const BOOKING_STATUSES = [
  'pending',
  'confirmed',
  'in_house',
  'checked_out',
  'cancelled',
  'no_show',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** Languages the guest's page speaks. */
export const GUEST_LOCALES = ['en', 'de', 'ar'] as const;
export type GuestLocale = (typeof GUEST_LOCALES)[number];
export const STAFF_LOCALES = ['en', 'de'] as const;

/** English for a language that we do not speak. */
export const guestLocaleOf = (locale: string): GuestLocale =>
  GUEST_LOCALES.find((each) => each === locale) ?? 'en';

/**
 * A slug is part of channel names. Were `guest-chat-booking` allowed inside one, hotel `a-guest-chat-booking-b`
 * with booking `c` would share a channel with hotel `a`.
 */
export const hotelSlugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine((slug) => !slug.includes('guest-chat-booking'));

/** Its number is that of a sequence, which counts no further than a `bigint`. */
export const bookingCodeSchema = z.string().regex(/^BK-\d{4}-\d{4,19}$/);
export const roomNumberSchema = z
  .string()
  .max(20)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u)
  // Letters without a shape, which fill the place of one in Hangul.
  .regex(/^[^\u115f\u1160\u3164\uffa0]*$/);
/** As programs and people write it: with the sign for a number before it, wide letters, and any kind of space. */
export const plainRoomNumber = (written: string): string =>
  written
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ #]+/, '')
    .trim();
export const sentRoomNumberSchema = z.string().transform(plainRoomNumber).pipe(roomNumberSchema);

/** @openapi */
export const brandingSchema = z.object({ accent_color: z.string(), logo_url: z.string().nullable() });
export const hotelSchema = z.object({
  slug: z.string(),
  name: z.string(),
  time_zone: z.string(),
  branding: brandingSchema,
  /** Its own language, and those that guests may choose. */
  default_locale: z.string(),
  languages: z.array(z.enum(GUEST_LOCALES)),
});
export type HotelDto = z.infer<typeof hotelSchema>;
