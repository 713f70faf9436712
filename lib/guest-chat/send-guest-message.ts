import type { MessageDto, SendMessageInput } from '@/lib/contract/chat';
import { type Guest, guestName } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import type { HeldNews } from '@/lib/notifications/ports';
import { appendMessage, unlessRepeat } from './append-message-store';
import { openConversation } from './conversation-store';
import type { NewMessage } from './new-message';
import { explainNoAppend } from './no-append-store';
import { refuseRevoked, refuseSend } from './refuse-send';
import { speakerOf } from './speaker-store';

/** `held` is for the caller to tell, who asked for it; see HeldNews. */
export type Sent = { message: MessageDto; isNew: boolean; held: HeldNews | null };

/** A guest speaks. The message and the news of it commit together or not at all. */
export async function sendGuestMessage(
  guest: Guest,
  input: SendMessageInput,
  requestId: string | null = null,
  isHeld = false,
): Promise<Sent> {
  const message: NewMessage = {
    ...speakerOf(guest),
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
    isHeld,
  };
  const sent = await unlessRepeat(() => appendMessage(null, message));
  if (sent) return { ...sent, isNew: true };
  const why = await explainNoAppend(message);
  if (!why) throw new AppError('unauthenticated');
  refuseRevoked(why, 'guest');
  if (why.original?.isSameText) return { message: why.original.message, isNew: false, held: null };
  refuseSend(why, 'guest');
  await openConversation(guest.hotel.id, guest.bookingId);
  const second = await unlessRepeat(() => appendMessage(null, message));
  if (second) return { ...second, isNew: true };
  // Two tries of the very first message may meet here: the one that lost finds what the other wrote.
  const again = await explainNoAppend(message);
  if (again) refuseRevoked(again, 'guest');
  if (again?.original?.isSameText) return { message: again.original.message, isNew: false, held: null };
  if (again) refuseSend(again, 'guest');
  throw new AppError('unavailable', { retryAfterSeconds: 1 });
}
