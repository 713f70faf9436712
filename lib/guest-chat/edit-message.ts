import type { EditReply } from '@/lib/contract/message-changes';
import { ownText } from '@/lib/contract/stand-in-text';
import type { Principal } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { changeMessage } from './change-message';
import { recordChange, rewriteMessage } from './change-message-store';
import { readMessage } from './locked-message-store';
import { refuseUnlessMay } from './policy';

/** Replaces the text of a message. The same text changes nothing; a deleted message is a conflict. */
export async function editMessage(
  who: Principal,
  messageId: number,
  text: string,
  requestId: string | null = null,
): Promise<EditReply> {
  return changeMessage(who, messageId, async (tx, held) => {
    refuseUnlessMay(held, 'edit');
    if (held.message.is_deleted) throw new AppError('conflict');
    if (ownText(held.message) === text) return { message: held.message, success: true };
    await rewriteMessage(tx, held, text);
    await recordChange(tx, held, { type: 'message_updated', data: {}, action: 'message.edit', requestId });
    return { message: await readMessage(tx, held), success: true };
  });
}
