import { z } from 'zod';
import { bookingCodeSchema, hotelSlugSchema, sentRoomNumberSchema } from './hotel';
import { idTextSchema, smallIdTextSchema } from './ids';
import { ICON_SIZES, SIDES } from './manifest';
import { pictureHashSchema } from './profile-picture';

/** A room number may contain a space or an umlaut, which browsers encode in the address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The schema of each variable part of an address, by its name in the folder of the route. */
export const PATH_PARTS: Readonly<Record<string, z.ZodType<string>>> = {
  hotelSlug: hotelSlugSchema,
  bookingId: bookingCodeSchema,
  roomNumber: z.string().transform(decoded).pipe(sentRoomNumberSchema),
  conversationId: idTextSchema,
  messageId: idTextSchema,
  attachmentId: idTextSchema,
  callId: idTextSchema,
  companionId: smallIdTextSchema,
  deviceId: smallIdTextSchema,
  importId: smallIdTextSchema,
  keyId: smallIdTextSchema,
  linkId: smallIdTextSchema,
  roomId: smallIdTextSchema,
  sessionId: smallIdTextSchema,
  staffId: smallIdTextSchema,
  webhookId: smallIdTextSchema,
  calendarId: smallIdTextSchema,
  deliveryId: z.uuid(),
  hash: pictureHashSchema,
  side: z.enum(SIDES),
  size: z.enum(ICON_SIZES),
};

/**
 * Reads the variable parts of an address. An invalid part becomes empty, which matches no row. Therefore the answer is
 * the one for a missing thing, and no store receives text that it cannot process. An address with a part that is not
 * listed above never works, so a new part cannot be left out unnoticed.
 */
export function readPathParts(given: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, part]) => {
      const read = PATH_PARTS[name]?.safeParse(part);
      return [name, read?.success ? read.data : ''];
    }),
  );
}
