import type { TypingPlace } from '@/lib/notifications/announce-typing';
import { findPlace } from './conversation-store';

/** Where a typing hint goes; null when there is no such conversation in this hotel. */
export async function findTypingPlace(
  hotelId: number,
  which: { bookingId: number } | { conversationId: number },
): Promise<TypingPlace | null> {
  return findPlace(hotelId, which);
}
