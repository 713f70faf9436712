import { sentRoomNumberSchema } from '@/lib/contract/hotel';

/** The room an address names, spelled out or as browsers send it; null when no room can be called that. */
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
