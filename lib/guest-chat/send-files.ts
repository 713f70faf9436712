import type { UploadForm } from '@/lib/contract/attachments';
import { ownText } from '@/lib/contract/stand-in-text';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { examineFile } from '@/lib/platform/files/examine-file';
import type { ExaminedFile, GivenFile } from '@/lib/platform/files/examined-file';
import { conversationExists } from './conversation-store';
import { findSent } from './message-store';
import type { AttachmentStorage } from './ports';
import type { Sent } from './send-guest-message';
import { sendStaffMessage } from './send-staff-message';
import { requireUploadPermission, saveFile, uploaderKeyOf } from './upload-file';

/**
 * Uploads files and sends the message that carries them in one request. Every file is examined before any is stored.
 * Files that a later failure leaves behind are invisible, and the sweeper removes them. A repeat uploads its files
 * again, so it is recognized by its client id before they are examined.
 */
export async function sendFiles(
  storage: AttachmentStorage | null,
  staff: StaffMember,
  conversationId: number,
  input: Omit<UploadForm, 'files'> & { files: readonly GivenFile[] },
  requestId: string | null = null,
): Promise<Sent> {
  if (!(await conversationExists(staff.hotel.id, conversationId))) throw new AppError('not_found');
  const store = requireUploadPermission(storage);
  const { files, message, reply_to, client_message_id } = input;
  if (client_message_id !== undefined) {
    const known = await findSent(conversationId, uploaderKeyOf(staff), client_message_id);
    if (known && ownText(known) !== message) throw new AppError('client_id_reused');
    if (known) return { message: known, isNew: false, prepared: null };
  }
  const examined: ExaminedFile[] = [];
  for (const file of files) examined.push(await examineFile(file));
  const ids: number[] = [];
  for (const file of examined) ids.push((await saveFile(store, staff, conversationId, file)).id);
  const sent = { message, reply_to, client_message_id, attachment_ids: ids };
  return sendStaffMessage(staff, conversationId, sent, requestId);
}
