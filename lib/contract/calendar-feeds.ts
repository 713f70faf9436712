import { z } from 'zod';
import { sentRoomNumberSchema } from './hotel';
import { typedName } from './names';
import { outsideAddress } from './outside-address';
import { isManagement } from './roles';

/** The roles that may manage the calendars of other systems that the hotel follows. */
export const keepsCalendars = isManagement;

export const MOST_CALENDAR_FEEDS = 50;
/** Each calendar is read every half hour, in minutes. */
export const CALENDAR_MINUTES = 30;
export const CALENDAR_BYTES = 4 * 1024 * 1024;
/** Years of one apartment, or months of a small hotel. */
export const MOST_CALENDAR_EVENTS = 2_000;
/** The most refused events and missing stays that are listed. */
export const MOST_NAMED = 20;

/** The reasons why a calendar could not be read. */
export const CALENDAR_ERRORS = [
  ...(['not_https', 'private_address', 'timeout', 'unknown_name', 'not_reached', 'hung_up'] as const),
  ...(['bad_certificate', 'too_many_redirects', 'answered', 'too_large', 'not_a_calendar'] as const),
  ...(['incomplete', 'too_many_events', 'failed'] as const),
] as const;
export type CalendarError = (typeof CALENDAR_ERRORS)[number];

/** “webcal” is https under another name, by which calendar programs recognize their addresses. */
const addressSchema = z
  .string()
  .trim()
  .transform((address) => address.replace(/^webcals?:\/\//i, 'https://'))
  .pipe(outsideAddress(1_000));

export const newCalendarFeedSchema = z.strictObject({
  name: typedName(1, 60),
  url: addressSchema,
  /** The room of the calendar, when it covers a single room. */
  room_number: sentRoomNumberSchema.nullish(),
});
export type NewCalendarFeed = z.output<typeof newCalendarFeedSchema>;

/** Fields that are not named stay unchanged. Null for the room means that the calendar covers several rooms. */
export const calendarFeedChangeSchema = newCalendarFeedSchema
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type CalendarFeedChange = z.output<typeof calendarFeedChangeSchema>;

const refusedEventSchema = z.object({
  /** The event's own identifier. */
  external_id: z.string(),
  check_in: z.string().nullable(),
  /** The fault of a field, or the code of a refused stay. */
  code: z.string(),
});
export type RefusedEvent = z.infer<typeof refusedEventSchema>;

export const calendarFeedSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The host of its address. The rest of the address is a secret and is never returned. */
  host: z.string(),
  /** The last characters of the address. */
  hint: z.string(),
  room_number: z.string().nullable(),
  made_by: z.string(),
  created_at: z.iso.datetime(),
  /** The time of the last successful reading, and of the last attempt. */
  read_at: z.iso.datetime().nullable(),
  tried_at: z.iso.datetime().nullable(),
  /** Why the last attempt failed; null when it succeeded. */
  error: z.enum(CALENDAR_ERRORS).nullable(),
  /** The HTTP status, when the calendar's host answered without the calendar. */
  status: z.number().int().nullable(),
  /** The numbers of events that are stays, of blocked or past days, and of refused events. */
  stay_count: z.number().int(),
  left_out_count: z.number().int(),
  refused_count: z.number().int(),
  refused: z.array(refusedEventSchema),
  /** Stays that this calendar named before and no longer names. They were not cancelled. */
  missing: z.array(
    z.object({
      booking_id: z.string(),
      guest_name: z.string(),
      check_in: z.iso.date(),
      check_out: z.iso.date(),
    }),
  ),
});
export type CalendarFeedDto = z.infer<typeof calendarFeedSchema>;
export const refusedEventsSchema = z.array(refusedEventSchema);

export const calendarFeedsSchema = z.object({ calendars: z.array(calendarFeedSchema) });
export type CalendarFeedsDto = z.infer<typeof calendarFeedsSchema>;
