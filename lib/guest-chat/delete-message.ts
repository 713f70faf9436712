import type { DeleteReply } from '@/lib/contract/message-changes';
import type { Principal } from '@/lib/hotel/who';
import { changeMessage } from './change-message';
import { eraseMessage, hideMessage, recordChange } from './change-message-store';
import { readMessage } from './locked-message-store';
import { refuseUnlessMay } from './policy';

/**
 * Soft: out of every sight, its place kept. Hard: gone for good, but for a numbered tombstone. A second time nothing
 * happens and the answer is the same; what was hidden can still be erased.
 */
export async function deleteMessage(
  who: Principal,
  messageId: number,
  isHard: boolean,
  requestId: string | null = null,
): Promise<DeleteReply> {
  return changeMessage(who, messageId, async (tx, held): Promise<DeleteReply> => {
    refuseUnlessMay(held, isHard ? 'hard_delete' : 'soft_delete');
    const isDone = isHard ? held.isErased : held.message.is_deleted;
    if (!isDone) {
      const deletedAt = await (isHard ? eraseMessage(tx, held) : hideMessage(tx, held));
      await recordChange(tx, held, {
        type: 'message_deleted',
        data: {
          message_id: messageId,
          hard_delete: isHard,
          deleted_by: who.kind,
          deleted_at: deletedAt.toISOString(),
        },
        action: isHard ? 'message.erase' : 'message.delete',
        requestId,
      });
    }
    if (isHard) return { success: true, hard_delete: true, message_id: messageId };
    return { success: true, hard_delete: false, message: await readMessage(tx, held) };
  });
}
