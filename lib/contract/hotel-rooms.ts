import { z } from 'zod';
import { daySchema } from './calendar';
import { BOOKING_STATUSES, sentRoomNumberSchema } from './hotel';
import { isManagement } from './roles';
import { roomListSchema } from './room-list';

/** The roles that may manage the rooms of a hotel. */
export const keepsRooms = isManagement;

const guestOfRoomSchema = z.object({ booking_id: z.string(), guest_name: z.string() });

/** A guest room as the front desk sees it. */
const roomSchema = z.object({
  id: z.number().int(),
  room_number: z.string(),
  /** The guests who are in it now, in one line; null for none. */
  taken_by: z.string().nullable(),
  guests: z.array(guestOfRoomSchema),
  /** The stays for which it is planned, the next to arrive first. */
  expected: z.array(guestOfRoomSchema.extend({ check_in: z.iso.date() })),
  /** The first day on which guests can be checked in again; null when they can now. */
  out_of_order_until: z.iso.date().nullable(),
});
export type RoomDto = z.infer<typeof roomSchema>;

export const roomsSchema = z.object({
  rooms: z.array(roomSchema),
  /** Closed permanently: no guest gets one of these rooms. */
  closed: z.array(roomSchema.pick({ id: true, room_number: true })),
  /** Two stays may be in one room at a time. */
  may_share: z.boolean(),
});
export type RoomsDto = z.infer<typeof roomsSchema>;

/** A list of rooms in free form: `101-120, Suite A`. */
export const newRoomsSchema = z.strictObject({
  rooms: roomListSchema.refine((rooms) => rooms.length > 0, { error: 'Name a room.' }),
});
export const roomsAddedSchema = z.object({
  added: z.array(z.string()),
  /** Rooms that had been closed. */
  reopened: z.array(z.string()),
  /** Rooms that existed and were open, perhaps in another spelling. */
  existing: z.array(z.string()),
  /** Rooms whose printed sign now leads to one of these rooms and must be printed again. */
  outdated_signs: z.array(z.string()),
});
export type RoomsAddedDto = z.infer<typeof roomsAddedSchema>;

/** Fields that are not named stay unchanged. */
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
  /** Rooms whose printed sign no longer leads to them and must be printed again. */
  outdated_signs: z.array(z.string()),
});
export type RoomChangedDto = z.infer<typeof roomChangedSchema>;

/** A stay that prevents a room from being closed, in `stays` of the error `room_in_use`. */
const roomUserSchema = guestOfRoomSchema.extend({ status: z.enum(BOOKING_STATUSES) });
export type RoomUser = z.infer<typeof roomUserSchema>;
