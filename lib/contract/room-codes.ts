import { z } from 'zod';
import { daySchema } from './calendar';

/** Six digits give a million PINs, of which ten can be tried per hour and room. */
export const PIN_DIGITS = 6;
/** @openapi */
export const pinSchema = z.string().regex(/^\d{6}$/);

/** Shorter than a link's session: a person who knows a room and its PIN may only have seen both. */
export const ROOM_SESSION_SECONDS = 24 * 60 * 60;

/** The key to a room's conversation: the PIN of the stay, or what its guest knows about it. */
export const enterRoomSchema = z.union([
  z.strictObject({ pin: pinSchema }),
  z.strictObject({ last_name: z.string().trim().min(1).max(100), check_out: daySchema }),
]);
export type EnterRoom = z.infer<typeof enterRoomSchema>;

/** The number of names that may be tried for one stay on one day; after that only the PIN opens the room. */
export const NAME_TRIES_PER_DAY = 3;

/** Whether room codes open the chat, and whether a last name and day of departure do so without a PIN. */
export const roomAccessSchema = z.object({ is_on: z.boolean(), by_name: z.boolean() });
export type RoomAccessDto = z.infer<typeof roomAccessSchema>;
/** Fields that are not named stay unchanged. */
export const roomAccessChangeSchema = z.strictObject({ is_on: z.boolean(), by_name: z.boolean().optional() });
export type RoomAccessChange = z.infer<typeof roomAccessChangeSchema>;

/** The PIN is returned in this answer only; its hash is stored. Null when none was created. */
export const roomPinSchema = z.object({ room_pin: z.string().nullable() });
export type RoomPinDto = z.infer<typeof roomPinSchema>;

/** What the front desk may know about a stay's PIN: never the PIN itself. */
export const roomCodeSchema = z.object({
  is_on: z.boolean(),
  has_pin: z.boolean(),
  /** Too many tries failed: the room accepts no PIN until a new one is issued. */
  is_closed: z.boolean(),
});
export type RoomCodeDto = z.infer<typeof roomCodeSchema>;
