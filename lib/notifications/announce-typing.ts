import { bookingChannel, conversationChannel, inboxChannel, REALTIME_EVENTS } from '@/lib/contract/channels';
import { LIMITS } from '@/lib/contract/limits';
import type { Envelope, TypingPayload } from '@/lib/contract/realtime';
import { clock } from '@/lib/kernel/clock';
import type { GenerationReader } from './channel-generation-store';
import type { RealtimePublisher } from './ports';
import { publishNow } from './publish-now';

/** The name without an id, because the guest receives this too. */
export type Typist = Pick<TypingPayload, 'who' | 'name'>;
export type TypingPlace = {
  hotelSlug: string;
  bookingCode: string;
  conversationId: number;
  roomNumber: string | null;
};

/** Publishes typing at once and bypasses the outbox: it matters only now, so it is never stored. */
export function createTypingAnnouncer(publisher: RealtimePublisher, generationsOf: GenerationReader) {
  return async function announceTyping(typist: Typist, place: TypingPlace): Promise<void> {
    const { hotelSlug, bookingCode, conversationId, roomNumber } = place;
    const now = clock.now();
    const payload: TypingPayload = {
      ...typist,
      until: new Date(now.getTime() + LIMITS.typingMs).toISOString(),
    };
    const data: Envelope = {
      category: 'guest_chat',
      type: 'typing',
      payload,
      meta: {
        hotel_slug: hotelSlug,
        event_id: crypto.randomUUID(),
        ts: now.toISOString(),
        seq: null,
        scope: { conversation_id: conversationId, booking_id: bookingCode, room_number: roomNumber },
      },
    };
    const channels = [bookingChannel(hotelSlug, bookingCode), conversationChannel(hotelSlug, conversationId)];
    // All staff see which conversation a colleague is answering; only those with the conversation open see the guest
    // type.
    if (typist.who === 'staff') channels.push(inboxChannel(hotelSlug));
    await publishNow({ publisher, generationsOf }, place, [
      { channels, event: REALTIME_EVENTS.typing, data },
    ]);
  };
}
