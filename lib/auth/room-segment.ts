import { sentRoomNumberSchema } from '@/lib/contract/hotel';

/**
 * Returns the room number that an address names, decoded or percent-encoded. Returns null where no room can have that
 * number.
 */
export function roomOf(segment: string): string | null {
  const room = sentRoomNumberSchema.safeParse(decoded(segment));
  return room.success ? room.data : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
