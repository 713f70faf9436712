import type { MessageDto, SendMessageInput } from '@/lib/contract/chat';
import { type Guest, guestName } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import type { PreparedItem } from '@/lib/notifications/ports';
import { appendMessage, nullOnDuplicate } from './append-message-store';
import { authorOf } from './author-store';
import { openConversation } from './conversation-store';
import type { NewMessage } from './new-message';
import { refuseRevoked, refuseSend } from './refuse-send';
import { explainRejection } from './rejection-store';

/** `prepared` is set where the caller asked for it, who must then deliver it; see PreparedItem. */
export type Sent = { message: MessageDto; isNew: boolean; prepared: PreparedItem | null };

/** Sends a guest's message. The message and its outbox item commit together or not at all. */
export async function sendGuestMessage(
  guest: Guest,
  input: SendMessageInput,
  requestId: string | null = null,
  isClaimedByCaller = false,
): Promise<Sent> {
  const message: NewMessage = {
    ...authorOf(guest),
    place: { bookingId: guest.bookingId },
    senderType: 'guest',
    senderKey: 'guest',
    senderName: guestName(guest),
    companionId: guest.companionId,
    senderRole: null,
    body: input.message,
    clientMessageId: input.client_message_id ?? crypto.randomUUID(),
    replyTo: input.reply_to ?? null,
    attachmentIds: input.attachment_ids ?? [],
    lastSeenSeq: null,
    requestId,
    isClaimedByCaller,
  };
  const sent = await nullOnDuplicate(() => appendMessage(null, message));
  if (sent) return { ...sent, isNew: true };
  const why = await explainRejection(message);
  if (!why) throw new AppError('unauthenticated');
  refuseRevoked(why, 'guest');
  if (why.original?.isSameText) return { message: why.original.message, isNew: false, prepared: null };
  refuseSend(why, 'guest');
  await openConversation(guest.hotel.id, guest.bookingId);
  const second = await nullOnDuplicate(() => appendMessage(null, message));
  if (second) return { ...second, isNew: true };
  // Two attempts of the very first message may meet here: the one that lost finds the message of the other.
  const again = await explainRejection(message);
  if (again) refuseRevoked(again, 'guest');
  if (again?.original?.isSameText) return { message: again.original.message, isNew: false, prepared: null };
  if (again) refuseSend(again, 'guest');
  throw new AppError('unavailable', { retryAfterSeconds: 1 });
}
