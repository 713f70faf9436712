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

/** The languages of the guest's page. */
export const GUEST_LOCALES = ['en', 'de', 'ar'] as const;
export type GuestLocale = (typeof GUEST_LOCALES)[number];
export const STAFF_LOCALES = ['en', 'de'] as const;

/** Returns English for a language that is not supported. */
export const guestLocaleOf = (locale: string): GuestLocale =>
  GUEST_LOCALES.find((each) => each === locale) ?? 'en';

/**
 * A slug is part of channel names. If it could contain `guest-chat-booking`, hotel `a-guest-chat-booking-b` with
 * booking `c` would share a channel with hotel `a`.
 */
export const hotelSlugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine((slug) => !slug.includes('guest-chat-booking'));

/** The number comes from a sequence, so it fits into a `bigint`. */
export const bookingCodeSchema = z.string().regex(/^BK-\d{4}-\d{4,19}$/);
export const roomNumberSchema = z
  .string()
  .max(20)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ./-]*$/u)
  // Hangul fillers, which are letters without a visible shape.
  .regex(/^[^\u115f\u1160\u3164\uffa0]*$/);
/**
 * Normalizes a room number: removes # and surrounding spaces, and replaces full-width characters and other kinds of
 * space.
 */
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
  /** The hotel's own language, and the languages that guests may choose. */
  default_locale: z.string(),
  languages: z.array(z.enum(GUEST_LOCALES)),
});
export type HotelDto = z.infer<typeof hotelSchema>;
