import { z } from 'zod';
import { bookingCodeSchema, hotelSlugSchema, sentRoomNumberSchema } from './hotel';
import { idTextSchema, smallIdTextSchema } from './ids';
import { ICON_SIZES, SIDES } from './manifest';
import { pictureHashSchema } from './profile-picture';

/** A room may have a space or an umlaut in its name, and an address then has it as browsers send it. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What each variable part of an address may be, by its name in the folder of the route. */
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
 * The variable parts of an address. A part that nothing can be called becomes empty, which no row is called either: the
 * answer is the one for what does not exist, and no store meets a text that it cannot take. An address with a part that
 * is not named above does not work at all, so that a new one cannot be forgotten.
 */
export function readPathParts(given: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, part]) => {
      const read = PATH_PARTS[name]?.safeParse(part);
      return [name, read?.success ? read.data : ''];
    }),
  );
}
