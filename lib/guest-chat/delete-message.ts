import type { DeleteReply } from '@/lib/contract/message-changes';
import type { Principal } from '@/lib/hotel/principals';
import { changeMessage } from './change-message';
import { eraseMessage, recordChange, softDelete } from './change-message-store';
import { readMessage } from './locked-message-store';
import { refuseUnlessMay } from './policy';

/**
 * Soft: hides the message from every reader, and its row stays. Hard: erases it permanently, except for a numbered
 * tombstone. A repeat changes nothing and returns the same answer; a hidden message can still be erased.
 */
export async function deleteMessage(
  who: Principal,
  messageId: number,
  isHard: boolean,
  requestId: string | null = null,
): Promise<DeleteReply> {
  return changeMessage(who, messageId, async (tx, locked): Promise<DeleteReply> => {
    refuseUnlessMay(locked, isHard ? 'hard_delete' : 'soft_delete');
    const isDone = isHard ? locked.isErased : locked.message.is_deleted;
    if (!isDone) {
      const deletedAt = await (isHard ? eraseMessage(tx, locked) : softDelete(tx, locked));
      await recordChange(tx, locked, {
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
    return { success: true, hard_delete: false, message: await readMessage(tx, locked) };
  });
}
