import { z } from 'zod';
import { daySchema } from './calendar';
import { BOOKING_STATUSES, sentRoomNumberSchema } from './hotel';
import { isManagement } from './roles';
import { roomListSchema } from './room-list';

/** Who says which rooms a hotel has. */
export const keepsRooms = isManagement;

const guestOfRoomSchema = z.object({ booking_id: z.string(), guest_name: z.string() });

/** A bedroom as the front desk sees it. */
const roomSchema = z.object({
  id: z.number().int(),
  room_number: z.string(),
  /** Who is in it now, in one line; null: nobody. */
  taken_by: z.string().nullable(),
  guests: z.array(guestOfRoomSchema),
  /** For whom it is planned, the next to arrive first. */
  expected: z.array(guestOfRoomSchema.extend({ check_in: z.iso.date() })),
  /** The day on which guests can be checked in again; null: now. */
  out_of_order_until: z.iso.date().nullable(),
});
export type RoomDto = z.infer<typeof roomSchema>;

export const roomsSchema = z.object({
  rooms: z.array(roomSchema),
  /** Closed for good: no guest gets one. */
  closed: z.array(roomSchema.pick({ id: true, room_number: true })),
  /** Two stays may be in one room at a time. */
  may_share: z.boolean(),
});
export type RoomsDto = z.infer<typeof roomsSchema>;

/** Rooms as people write them: `101-120, Suite A`. */
export const newRoomsSchema = z.strictObject({
  rooms: roomListSchema.refine((rooms) => rooms.length > 0, { error: 'Name a room.' }),
});
export const roomsAddedSchema = z.object({
  added: z.array(z.string()),
  /** They had been closed. */
  reopened: z.array(z.string()),
  /** They were there already, perhaps written in another way. */
  existing: z.array(z.string()),
  /** Rooms whose printed sign leads to one of these now, and has to be printed again. */
  outdated_signs: z.array(z.string()),
});
export type RoomsAddedDto = z.infer<typeof roomsAddedSchema>;

/** What is not named stays as it is. */
export const roomChangeSchema = z
  .strictObject({
    room_number: sentRoomNumberSchema,
    out_of_order_until: daySchema.nullable(),
    is_closed: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { error: 'Name what changes.' });
export type RoomChange = z.infer<typeof roomChangeSchema>;

export const roomChangedSchema = z.object({
  id: z.number().int(),
  room_number: z.string(),
  out_of_order_until: z.iso.date().nullable(),
  is_closed: z.boolean(),
  /** Rooms whose printed sign no longer leads to them, and has to be printed again. */
  outdated_signs: z.array(z.string()),
});
export type RoomChangedDto = z.infer<typeof roomChangedSchema>;

/** Who keeps a room from being closed, in `stays` of the answer `room_in_use`. */
const roomUserSchema = guestOfRoomSchema.extend({ status: z.enum(BOOKING_STATUSES) });
export type RoomUser = z.infer<typeof roomUserSchema>;
