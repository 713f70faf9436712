import { z } from 'zod';
import { daySchema } from './calendar';
import { externalIdSchema } from './external-id';
import { guestNameIfKnownSchema, guestNameSchema, phoneSchema } from './guest-name';
import { BOOKING_STATUSES, bookingCodeSchema, GUEST_LOCALES, sentRoomNumberSchema } from './hotel';
import { storable } from './plain-text';
import { roomPinSchema } from './room-codes';

/** The views of the front desk: guests who arrive today, are in house, depart today, or all. */
export const STAY_VIEWS = ['arrivals', 'in_house', 'departures', 'all'] as const;
export type StayView = (typeof STAY_VIEWS)[number];

/** The view that an address names; arrivals when it names none. */
export function stayViewOf(named: unknown): StayView {
  return STAY_VIEWS.find((each) => each === named) ?? 'arrivals';
}

/** The most stays of a group that are listed, ordered by their rooms. */
export const MOST_IN_GROUP_NAMED = 20;

/** One number of another system for several rooms: each is a stay of its own, with its own guest and conversation. */
const stayGroupSchema = z.object({
  /** The number of stays with the number, including this one. */
  count: z.number().int(),
  others: z
    .array(
      z.object({
        booking_id: z.string(),
        status: z.enum(BOOKING_STATUSES),
        room_number: z.string().nullable(),
      }),
    )
    .max(MOST_IN_GROUP_NAMED),
});
export type StayGroupDto = z.infer<typeof stayGroupSchema>;

export const staySchema = z.object({
  booking_id: z.string(),
  /** Its number in the system that it comes from. */
  external_id: z.string().nullable(),
  /** The other stays with the same number; null for none. */
  group: stayGroupSchema.nullable(),
  status: z.enum(BOOKING_STATUSES),
  room_number: z.string().nullable(),
  guest_first_name: z.string(),
  guest_last_name: z.string(),
  guest_email: z.string().nullable(),
  guest_phone: z.string().nullable(),
  guest_locale: z.string(),
  check_in: z.iso.date(),
  check_out: z.iso.date(),
  checked_in_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
  conversation_id: z.number().int().nullable(),
  /** Notes of the front desk, for staff only. */
  notes: z.string(),
  /** The time at which the guest's identity and the messages were erased. */
  erased_at: z.iso.datetime().nullable(),
  /** The stay into which this one was merged, because both were the same guest's. */
  merged_into: z.string().nullable(),
});
export type StayDto = z.infer<typeof staySchema>;

/** A checked-in stay, with the PIN for the code in its room when the hotel uses room codes. */
export const checkedInSchema = staySchema.extend(roomPinSchema.shape);
export type CheckedInDto = z.infer<typeof checkedInSchema>;

export const stayQuerySchema = z.strictObject({
  view: z.enum(STAY_VIEWS).optional(),
  q: z.string().trim().max(100).optional(),
  cursor: z.string().max(200).optional(),
});
export type StayQuery = z.infer<typeof stayQuerySchema>;
export const stayPageSchema = z.object({ stays: z.array(staySchema), next_cursor: z.string().nullable() });
export type StayPageDto = z.infer<typeof stayPageSchema>;

/** A new booking. With a room it is a walk-in: checked in at once. */
export const newStaySchema = z
  .strictObject({
    guest_first_name: guestNameSchema,
    guest_last_name: guestNameSchema,
    guest_email: z.email().max(200).nullish(),
    guest_phone: phoneSchema.nullish(),
    guest_locale: z.enum(GUEST_LOCALES).optional(),
    check_in: daySchema,
    check_out: daySchema,
    room_number: sentRoomNumberSchema.optional(),
    /** The room that the guest is to get on arrival. Another guest may still be in it. */
    planned_room: sentRoomNumberSchema.optional(),
  })
  .refine((stay) => stay.check_in <= stay.check_out, {
    path: ['check_out'],
    error: 'Nobody leaves before they come.',
  })
  .refine((stay) => stay.room_number === undefined || stay.planned_room === undefined, {
    path: ['planned_room'],
    error: 'A guest who is here has a room: none is planned.',
  });
export type NewStay = z.infer<typeof newStaySchema>;

export const NOTES_CHARS = 2000;
export const notesSchema = z
  .string()
  .transform((text) => storable(text).trim())
  .pipe(z.string().max(NOTES_CHARS));

/** Corrected details of a stay. Fields that are not named stay unchanged. */
export const stayDetailsSchema = z
  .strictObject({
    guest_first_name: guestNameIfKnownSchema.optional(),
    guest_last_name: guestNameSchema.optional(),
    guest_email: z.email().max(200).nullish(),
    guest_phone: phoneSchema.nullish(),
    guest_locale: z.enum(GUEST_LOCALES).optional(),
    check_in: daySchema.optional(),
    check_out: daySchema.optional(),
    notes: notesSchema.optional(),
    /** For an expected stay: planning occupies no room, and the guest is not notified. */
    planned_room: sentRoomNumberSchema.nullish(),
    /** Links the stay to a number of another system, which updates the stay from now on; null removes the link. */
    external_id: externalIdSchema.nullish(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type StayDetailsChange = z.infer<typeof stayDetailsSchema>;

/** The stay that is merged into the one in the address. */
export const mergeSchema = z.strictObject({ booking_id: bookingCodeSchema });

export const roomSchema = z.strictObject({ room_number: sentRoomNumberSchema });

/**
 * The stay with which this one changes rooms. `from` is the room in which the caller sees this one. When the stay is in
 * another room by now, nothing changes and the answer is 409. Therefore only one of two swaps at once succeeds.
 */
export const swapRoomsSchema = z.strictObject({
  with: bookingCodeSchema,
  from: sentRoomNumberSchema.optional(),
});
export type SwapRooms = z.infer<typeof swapRoomsSchema>;
export const swappedSchema = z.object({ stays: z.array(staySchema) });
export type SwappedDto = z.infer<typeof swappedSchema>;

/** The steps of a stay that need no room. */
export const STAY_STEPS = ['check_out', 'cancel', 'no_show', 'undo'] as const;
export type StayStep = (typeof STAY_STEPS)[number];
/**
 * `from` is the status in which the caller sees the stay. When the status has changed meanwhile, nothing changes and
 * the answer is 409: of two requests that undo the same step at once, only one does, and the other does not undo the
 * step before. Therefore `undo` requires `from`. The other steps each lead to one status, so it is optional for them.
 */
export const stayStepSchema = z
  .strictObject({ step: z.enum(STAY_STEPS), from: z.enum(BOOKING_STATUSES).optional() })
  .refine(({ step, from }) => step !== 'undo' || from !== undefined, {
    path: ['from'],
    error: 'Name the state that is undone.',
  });
export type StayStepInput = z.infer<typeof stayStepSchema>;

/** The secret in `link` is returned in this answer only; its hash is stored. */
export const guestLinkSchema = z.object({ link: z.string() });
export type GuestLinkDto = z.infer<typeof guestLinkSchema>;

/** Cards for all arrivals of a morning are created in one request. */
export const MOST_LINKS_AT_ONCE = 50;
export const linksForSchema = z.strictObject({
  booking_ids: z.array(bookingCodeSchema).min(1).max(MOST_LINKS_AT_ONCE),
});
export const guestLinksSchema = z.object({
  links: z.array(z.object({ booking_id: z.string(), link: z.string() })),
});
export type GuestLinksDto = z.infer<typeof guestLinksSchema>;

/** @openapi */
export const guestDeviceSchema = z.object({
  id: z.number().int(),
  /** The owner of the device: the guest who booked, or a companion. */
  guest_name: z.string(),
  user_agent: z.string(),
  opened_at: z.iso.datetime(),
  last_seen_at: z.iso.datetime(),
});
export const guestDevicesSchema = z.object({
  devices: z.array(guestDeviceSchema),
  /** Devices of the stay that were signed out because a link has a limited number of them. */
  over_limit: z.object({ count: z.number().int(), last_at: z.iso.datetime() }).nullable(),
});
export type GuestDevicesDto = z.infer<typeof guestDevicesSchema>;
export const revokedSchema = z.object({ revoked: z.number().int() });

/** The devices of a stay as its guest sees them. */
export const ownDevicesSchema = z.object({
  devices: z.array(
    guestDeviceSchema.extend({
      is_this: z.boolean(),
      /**
       * False for other devices when the guest entered with the room's code: they may sign out their own device only.
       */
      can_remove: z.boolean(),
    }),
  ),
});
export type OwnDevicesDto = z.infer<typeof ownDevicesSchema>;
