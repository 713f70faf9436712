import type { TypingPlace } from '@/lib/notifications/announce-typing';
import { findPlace } from './conversation-store';

/** Where a typing hint is published; null when the hotel has no such conversation. */
export async function findTypingPlace(
  hotelId: number,
  which: { bookingId: number } | { conversationId: number },
): Promise<TypingPlace | null> {
  return findPlace(hotelId, which);
}
