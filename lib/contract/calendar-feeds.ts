import { z } from 'zod';
import { sentRoomNumberSchema } from './hotel';
import { typedName } from './names';
import { outsideAddress } from './outside-address';
import { isManagement } from './roles';

/** Who names the calendars of other systems that the hotel follows. */
export const keepsCalendars = isManagement;

export const MOST_CALENDAR_FEEDS = 50;
/** A calendar is read at each half hour. */
export const CALENDAR_MINUTES = 30;
export const CALENDAR_BYTES = 4 * 1024 * 1024;
/** Years of one apartment, or the months of a small house. */
export const MOST_CALENDAR_EVENTS = 2_000;
/** Of the events that were refused and the stays that are missing, so many are named. */
export const MOST_NAMED = 20;

/** Why a calendar could not be read. */
export const CALENDAR_ERRORS = [
  ...(['not_https', 'private_address', 'timeout', 'unknown_name', 'not_reached', 'hung_up'] as const),
  ...(['bad_certificate', 'too_many_redirects', 'answered', 'too_large', 'not_a_calendar'] as const),
  ...(['incomplete', 'too_many_events', 'failed'] as const),
] as const;
export type CalendarError = (typeof CALENDAR_ERRORS)[number];

/** “webcal” is https by another name, by which calendar programs know that an address is theirs. */
const addressSchema = z
  .string()
  .trim()
  .transform((address) => address.replace(/^webcals?:\/\//i, 'https://'))
  .pipe(outsideAddress(1_000));

export const newCalendarFeedSchema = z.strictObject({
  name: typedName(1, 60),
  url: addressSchema,
  /** The room whose calendar it is, where it is that of one room. */
  room_number: sentRoomNumberSchema.nullish(),
});
export type NewCalendarFeed = z.output<typeof newCalendarFeedSchema>;

/** What is not named stays. A room of null: it is no longer the calendar of one room. */
export const calendarFeedChangeSchema = newCalendarFeedSchema
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type CalendarFeedChange = z.output<typeof calendarFeedChangeSchema>;

const refusedEventSchema = z.object({
  /** The event's own identifier. */
  external_id: z.string(),
  check_in: z.string().nullable(),
  /** A field and what is wrong with it, or the code of a refused stay. */
  code: z.string(),
});
export type RefusedEvent = z.infer<typeof refusedEventSchema>;

export const calendarFeedSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The host of its address. The rest of the address is a secret and is told to nobody. */
  host: z.string(),
  /** The last characters of the address. */
  hint: z.string(),
  room_number: z.string().nullable(),
  made_by: z.string(),
  created_at: z.iso.datetime(),
  /** When it was last read, and last tried. */
  read_at: z.iso.datetime().nullable(),
  tried_at: z.iso.datetime().nullable(),
  /** Why the last try failed; null where it did not. */
  error: z.enum(CALENDAR_ERRORS).nullable(),
  /** Of HTTP, where the calendar's host answered something else than the calendar. */
  status: z.number().int().nullable(),
  /** Events that are stays, days that are only closed or long past, and events that were refused. */
  stay_count: z.number().int(),
  left_out_count: z.number().int(),
  refused_count: z.number().int(),
  refused: z.array(refusedEventSchema),
  /** Stays that this calendar named before and names no more. They were not cancelled. */
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
