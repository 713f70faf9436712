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

/** A stay that waits for confirmation has no guest yet, so `pending` is not accepted. */
export const PMS_STATUSES = ['confirmed', 'in_house', 'checked_out', 'cancelled', 'no_show'] as const;
export type PmsStatus = (typeof PMS_STATUSES)[number];

/** A language tag such as de or pt-BR, of which the first part is used. */
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
     * Which of the rooms of its number this is, as the source names it: 1, 2 or an id of its own. Rows with different
     * parts are always different stays, in whatever order and however they are sent.
     */
    part: z.string().min(1).max(100).nullish(),
    /** The room that the guest had until now: the new room is a move, and not a further room of the number. */
    moved_from: sentRoomNumberSchema.nullish(),
    status: z.enum(PMS_STATUSES).optional(),
    /** For the front desk. */
    notes: notesSchema.nullish(),
    /** The companions: the complete list, each time. */
    companions: z.array(sentCompanionSchema).max(MOST_COMPANIONS).optional(),
  })
  .refine((stay) => stay.check_in <= stay.check_out, {
    path: ['check_out'],
    error: 'Nobody leaves before they come.',
  });

/**
 * A stay in another system, under that system's id. Fields that are not named stay unchanged. Deviations from this
 * format are read in `loosenStay` and nowhere else.
 */
export const pmsStaySchema = z.preprocess(loosenStay, strictStaySchema);
export type PmsStay = z.output<typeof strictStaySchema>;

/** Unreadable text in one of these fields causes a warning and does not reject the stay. */
export const MAY_BE_IGNORED = [
  'guest_email',
  'guest_phone',
  'guest_locale',
  'room_number',
  'notes',
] as const satisfies readonly (keyof PmsStay)[];

/**
 * One stay, or up to a hundred. Each is validated on its own against `pmsStaySchema` and may be any value. An invalid
 * one is returned with the reason and does not prevent the others from being written.
 */
export const pmsStaysSchema = z.union([
  z.strictObject({
    stays: z.array(z.unknown()).min(1).max(MOST_STAYS),
    /** Batches with the same id are one import, which a manager can undo for a day. */
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
  /** As it was sent; null when there was none. */
  external_id: z.string().nullable(),
  result: z.enum(PMS_RESULTS),
  booking_id: z.string().nullable(),
  status: z.enum(BOOKING_STATUSES).nullable(),
  room_number: z.string().nullable(),
  /** The link of a new stay; its secret is returned in this answer only. The front desk creates further links. */
  guest_link: z.string().nullable(),
  /** The PIN of a stay that was just checked in, when the hotel uses room codes; returned in this answer only. */
  room_pin: z.string().nullable(),
  /** Why the row was refused. */
  errors: z.array(remarkSchema),
  /** What was not applied as sent, though the stay is written. */
  warnings: z.array(remarkSchema),
});
export type PmsResult = z.infer<typeof pmsResultSchema>;
export const pmsResultsSchema = z.object({ results: z.array(pmsResultSchema) });
export type PmsResultsDto = z.infer<typeof pmsResultsSchema>;

/** The query of another system for the stays of its hotel. With `external_id` it returns the stays with that number. */
export const pmsStayQuerySchema = stayQuerySchema.extend({
  external_id: z.string().trim().min(1).max(100).optional(),
});
