import type { z } from 'zod';
import type { staffSendSchema } from '@/lib/contract/chat';
import type { StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { type Appended, appendMessage, nullOnDuplicate } from './append-message-store';
import { authorOf } from './author-store';
import { joinConversation } from './join-conversation';
import type { NewMessage } from './new-message';
import { refuseRevoked, refuseSend } from './refuse-send';
import { explainRejection } from './rejection-store';
import type { Sent } from './send-guest-message';

/** Sends a staff member's answer. Its author is the handler from then on. */
export async function sendStaffMessage(
  staff: StaffMember,
  conversationId: number,
  input: z.output<typeof staffSendSchema>,
  requestId: string | null = null,
  isClaimedByCaller = false,
): Promise<Sent> {
  const message: NewMessage = {
    ...authorOf(staff),
    place: { conversationId },
    senderType: 'staff',
    senderKey: `staff:${staff.id}`,
    senderName: staff.name,
    companionId: null,
    senderRole: staff.role,
    body: input.message,
    clientMessageId: input.client_message_id ?? crypto.randomUUID(),
    replyTo: input.reply_to ?? null,
    attachmentIds: input.attachment_ids ?? [],
    lastSeenSeq: input.last_seen_seq ?? null,
    requestId,
    isClaimedByCaller,
  };
  const sent = await nullOnDuplicate(() => appendMessage(null, message));
  if (sent) return { ...sent, isNew: true };
  const why = await explainRejection(message);
  if (!why) throw new AppError('not_found');
  refuseRevoked(why, 'staff');
  if (why.original?.isSameText) return { message: why.original.message, isNew: false, prepared: null };
  refuseSend(why, 'staff');
  const joined = await nullOnDuplicate(() => joinAndAppend(staff, conversationId, message));
  if (joined) return { ...joined, isNew: true };
  const again = await explainRejection(message);
  if (again) refuseRevoked(again, 'staff');
  if (again?.original?.isSameText) return { message: again.original.message, isNew: false, prepared: null };
  if (again) refuseSend(again, 'staff');
  throw new AppError('unavailable', { retryAfterSeconds: 1 });
}

class NothingWritten extends Error {}

/** The join and the message commit together: no staff member joins with an answer that was then rejected. */
async function joinAndAppend(
  staff: StaffMember,
  conversationId: number,
  message: NewMessage,
): Promise<Appended | null> {
  try {
    return await transactAs(staff, async (tx) => {
      await joinConversation(tx, staff, conversationId, message.requestId);
      const sent = await appendMessage(tx, message);
      if (!sent) throw new NothingWritten();
      return sent;
    });
  } catch (error) {
    if (error instanceof NothingWritten) return null;
    throw error;
  }
}
