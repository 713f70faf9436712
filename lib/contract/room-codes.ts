import { z } from 'zod';
import { daySchema } from './calendar';

/** How long a PIN is. A million of them and ten tries an hour a room. */
export const PIN_DIGITS = 6;
/** @openapi */
export const pinSchema = z.string().regex(/^\d{6}$/);

/** Shorter than a link's: whoever knows a room and its PIN may be somebody who has only seen both. */
export const ROOM_SESSION_SECONDS = 24 * 60 * 60;

/** What opens a room's door: the PIN of the stay, or what its guest knows of it. */
export const enterRoomSchema = z.union([
  z.strictObject({ pin: pinSchema }),
  z.strictObject({ last_name: z.string().trim().min(1).max(100), check_out: daySchema }),
]);
export type EnterRoom = z.infer<typeof enterRoomSchema>;

/** So many names may be tried at the room of one stay on one day; after that only the PIN opens it. */
export const NAME_TRIES_PER_DAY = 3;

/** Whether the code in a room opens the chat, and whether a last name and day of departure do so without a PIN. */
export const roomAccessSchema = z.object({ is_on: z.boolean(), by_name: z.boolean() });
export type RoomAccessDto = z.infer<typeof roomAccessSchema>;
/** What is not named stays as it is. */
export const roomAccessChangeSchema = z.strictObject({ is_on: z.boolean(), by_name: z.boolean().optional() });
export type RoomAccessChange = z.infer<typeof roomAccessChangeSchema>;

/** The PIN exists in this answer only; what is kept is its hash. Null where none was made. */
export const roomPinSchema = z.object({ room_pin: z.string().nullable() });
export type RoomPinDto = z.infer<typeof roomPinSchema>;

/** What the front desk may know of a stay's PIN without knowing it. */
export const roomCodeSchema = z.object({
  is_on: z.boolean(),
  has_pin: z.boolean(),
  /** Too many failed: the door stays shut until there is a new PIN. */
  is_closed: z.boolean(),
});
export type RoomCodeDto = z.infer<typeof roomCodeSchema>;
