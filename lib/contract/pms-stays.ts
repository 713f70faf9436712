import { z } from 'zod';
import { daySchema } from './calendar';
import { MOST_COMPANIONS } from './companions';
import { externalIdSchema } from './external-id';
import { phoneSchema, sentGuestNameIfKnownSchema, sentGuestNameSchema } from './guest-name';
import { BOOKING_STATUSES, sentRoomNumberSchema } from './hotel';
import { loosenStay } from './loosen-stay';
import { importKeySchema } from './stay-imports';
import { notesSchema, stayQuerySchema } from './stays';

const MOST_STAYS = 100;

/** A stay that waits to be confirmed is nobody's guest yet. */
export const PMS_STATUSES = ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'] as const;
export type PmsStatus = (typeof PMS_STATUSES)[number];

/** As browsers write it: de, pt-BR. Its first part is kept. */
const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
  .transform((locale) => (locale.split('-')[0] ?? '').toLowerCase());

const sentCompanionSchema = z.strictObject({
  first_name: sentGuestNameIfKnownSchema,
  last_name: sentGuestNameSchema,
  locale: languageSchema.optional(),
});
export type SentCompanion = z.infer<typeof sentCompanionSchema>;

const strictStaySchema = z
  .strictObject({
    external_id: externalIdSchema,
    guest_first_name: sentGuestNameIfKnownSchema,
    guest_last_name: sentGuestNameSchema,
    guest_email: z.email().max(200).nullish(),
    guest_phone: phoneSchema.nullish(),
    guest_locale: languageSchema.optional(),
    check_in: daySchema,
    check_out: daySchema,
    room_number: sentRoomNumberSchema.nullish(),
    /**
     * Which of the rooms of its number this is, in words of the source: 1, 2 or an id of its own. Rows of other parts
     * are always other stays, however and in whatever order they are sent.
     */
    part: z.string().min(1).max(100).nullish(),
    /** The room in which the guest was until now: the other room is a move, and not one more room of the number. */
    moved_from: sentRoomNumberSchema.nullish(),
    status: z.enum(PMS_STATUSES).optional(),
    /** For the front desk. */
    notes: notesSchema.nullish(),
    /** Who stays along: all of them, each time. */
    companions: z.array(sentCompanionSchema).max(MOST_COMPANIONS).optional(),
  })
  .refine((stay) => stay.check_in <= stay.check_out, {
    path: ['check_out'],
    error: 'Nobody leaves before they come.',
  });

/**
 * One stay as another system knows it, under that system's own id. What is not named stays as it is. What systems send
 * otherwise than it is written here is read in `loosenStay`, and nowhere else.
 */
export const pmsStaySchema = z.preprocess(loosenStay, strictStaySchema);
export type PmsStay = z.output<typeof strictStaySchema>;

/** A text in one of these that cannot be read costs a warning and not the stay. */
export const MAY_BE_IGNORED = [
  'guest_email',
  'guest_phone',
  'guest_locale',
  'room_number',
  'notes',
] as const satisfies readonly (keyof PmsStay)[];

/**
 * One stay or up to a hundred. Each is looked at by itself, against `pmsStaySchema`, and may be anything: one that is
 * wrong is answered with why, and keeps no other from being written.
 */
export const pmsStaysSchema = z.union([
  z.strictObject({
    stays: z.array(z.unknown()).min(1).max(MOST_STAYS),
    /** Batches of one id are kept as one import, which a manager can undo for a day. */
    import_id: importKeySchema.optional(),
  }),
  z
    .record(z.string(), z.unknown())
    .refine((stay) => !('stays' in stay))
    .transform((stay) => ({ stays: [stay], import_id: undefined })),
]);

const PMS_RESULTS = ['created', 'updated', 'unchanged', 'refused'] as const;
const remarkSchema = z.object({ path: z.string(), code: z.string(), message: z.string() });
/** @openapi */
export const pmsResultSchema = z.object({
  /** As it was given; null where it was none. */
  external_id: z.string().nullable(),
  result: z.enum(PMS_RESULTS),
  booking_id: z.string().nullable(),
  status: z.enum(BOOKING_STATUSES).nullable(),
  room_number: z.string().nullable(),
  /** Of a new stay; the secret in it exists in this answer only. Later ones are made at the desk. */
  guest_link: z.string().nullable(),
  /** Of a stay that has come just now, for the code in its room, where the hotel uses those; in this answer only. */
  room_pin: z.string().nullable(),
  /** Why it was refused. */
  errors: z.array(remarkSchema),
  /** What of it was not taken as it was said, though the stay is written. */
  warnings: z.array(remarkSchema),
});
export type PmsResult = z.infer<typeof pmsResultSchema>;
export const pmsResultsSchema = z.object({ results: z.array(pmsResultSchema) });
export type PmsResultsDto = z.infer<typeof pmsResultsSchema>;

/** What a system asks of the stays of its hotel. By `external_id` it is one, or none. */
export const pmsStayQuerySchema = stayQuerySchema.extend({
  external_id: z.string().trim().min(1).max(100).optional(),
});
