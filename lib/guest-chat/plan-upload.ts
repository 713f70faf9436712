import { randomBytes } from 'node:crypto';
import type { SignUploadInput, SignUploadReply } from '@/lib/contract/attachments';
import { acceptedExtensionOf } from '@/lib/contract/file-types';
import { LIMITS } from '@/lib/contract/limits';
import { transactAs } from '@/lib/hotel/transact';
import type { Guest, Principal, StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { conversationExists } from './conversation-store';
import { appendDirectUpload } from './direct-upload-store';
import type { AttachmentStorage } from './ports';
import { conversationOfWriter, requireUploadPermission } from './upload-file';

/** Whether a file comes by the store's own door: the app's own would refuse it, and the store has one. */
export function goesDirectly(storage: AttachmentStorage | null, file: SignUploadInput): boolean {
  return storage?.direct != null && file.file_size > LIMITS.appUploadBytes;
}

/** Which way a file is to come, or at once that it need not set out. */
export async function planGuestUpload(
  storage: AttachmentStorage | null,
  guest: Guest,
  file: SignUploadInput,
): Promise<SignUploadReply> {
  return plan(storage, guest, file, () => conversationOfWriter(guest));
}

export async function planStaffUpload(
  storage: AttachmentStorage | null,
  staff: StaffMember,
  conversationId: number,
  file: SignUploadInput,
): Promise<SignUploadReply> {
  if (!(await conversationExists(staff.hotel.id, conversationId))) throw new AppError('not_found');
  return plan(storage, staff, file, async () => conversationId);
}

/** Who may say that a file has come: this session, and no other of the same person's. */
export function sessionKeyOf(who: Principal): string {
  if (who.kind === 'staff') return `staff:${who.id}`;
  return who.sessionId === null ? `token:${who.tokenId}` : `session:${who.sessionId}`;
}

async function plan(
  storage: AttachmentStorage | null,
  who: Principal,
  file: SignUploadInput,
  conversationOf: () => Promise<number>,
): Promise<SignUploadReply> {
  const { direct } = requireUploadPermission(storage);
  if (!acceptedExtensionOf(file.file_name)) throw new AppError('unsupported_type');
  if (!direct || !goesDirectly(storage, file)) return { mode: 'app', max_bytes: LIMITS.appUploadBytes };
  const uploadId = randomBytes(24).toString('hex');
  const { url, fields, expiresAt } = await direct.sign(uploadId);
  const upload = {
    hotelId: who.hotel.id,
    conversationId: await conversationOf(),
    uploadId,
    sessionKey: sessionKeyOf(who),
    fileName: file.file_name,
    mimeType: file.mime_type,
    fileSize: file.file_size,
    expiresAt,
  };
  await transactAs(who, (tx) => appendDirectUpload(tx, upload));
  return { mode: 'direct', upload_id: uploadId, url, fields, expires_at: expiresAt.toISOString() };
}
