import type { SenderType } from '@/lib/contract/chat';
import type { Author } from './author-store';

export type NewMessage = Author & {
  /** A guest writes in the conversation of their booking, staff in one that they name. */
  place: { bookingId: number } | { conversationId: number };
  senderType: Exclude<SenderType, 'system'>;
  senderKey: string;
  senderName: string;
  /** The companion who writes; null for the guest who booked. */
  companionId: number | null;
  senderRole: string | null;
  body: string;
  clientMessageId: string;
  replyTo: number | null;
  /** Files of the sender that are uploaded and not sent yet. */
  attachmentIds: readonly number[];
  /** The position that the staff member had seen when they wrote; a later answer of a colleague stops the send. */
  lastSeenSeq: number | null;
  requestId: string | null;
  /** The sender delivers the outbox item itself, so no other process may claim it meanwhile. */
  isClaimedByCaller: boolean;
};
