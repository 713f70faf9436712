import type { DeletedAttachment } from '@/lib/contract/attachments';
import { ownText } from '@/lib/contract/stand-in-text';
import type { Principal } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { findCarrier, markFileDeleted } from './attachment-store';
import { changeMessage } from './change-message';
import { recordChange, softDelete } from './change-message-store';
import { refuseUnlessMay } from './policy';

/**
 * Deletes one file of a message, for a principal who may delete the message itself. A message that has nothing but this
 * file is deleted with it: an empty bubble would suggest that it has content. The sweeper removes the bytes.
 */
export async function deleteAttachment(
  who: Principal,
  attachmentId: number,
  requestId: string | null = null,
): Promise<DeletedAttachment> {
  const messageId = await findCarrier(who.hotel.id, attachmentId);
  if (messageId === null) throw new AppError('not_found');
  return changeMessage(who, messageId, async (tx, locked) => {
    refuseUnlessMay(locked, 'soft_delete');
    const { message } = locked;
    const done = { success: true, attachment_id: attachmentId, message_id: messageId } as const;
    if (!message.is_deleted && !message.attachments.some(({ id }) => id === attachmentId)) return done;
    await markFileDeleted(tx, locked.hotelId, attachmentId);
    const isAll = ownText(message) === '' && message.attachments.length === 1;
    if (message.is_deleted) return done;
    const action = 'message.file_delete';
    if (!isAll) {
      await recordChange(tx, locked, { type: 'message_updated', data: {}, action, requestId });
      return done;
    }
    const deletedAt = (await softDelete(tx, locked)).toISOString();
    const data = { message_id: messageId, hard_delete: false, deleted_by: who.kind, deleted_at: deletedAt };
    await recordChange(tx, locked, { type: 'message_deleted', data, action, requestId });
    return done;
  });
}
