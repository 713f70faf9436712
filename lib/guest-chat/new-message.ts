import type { SenderType } from '@/lib/contract/chat';
import type { Author } from './author-store';

export type NewMessage = Author & {
  /** A guest speaks in their booking's conversation, staff in one they name. */
  place: { bookingId: number } | { conversationId: number };
  senderType: Exclude<SenderType, 'system'>;
  senderKey: string;
  senderName: string;
  /** Which of the guests, when it is not the one who booked. */
  companionId: number | null;
  senderRole: string | null;
  body: string;
  clientMessageId: string;
  replyTo: number | null;
  /** Files waiting for this message, uploaded by its sender. */
  attachmentIds: readonly number[];
  /** A staff member's view of the conversation when they wrote; a colleague's later answer stops the send. */
  lastSeenSeq: number | null;
  requestId: string | null;
  /** Whoever sends will tell the news themselves: nobody else is to take it from the outbox meanwhile. */
  isClaimedByCaller: boolean;
};
