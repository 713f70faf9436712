import { randomBytes } from 'node:crypto';
import type { SignUploadInput, SignUploadReply } from '@/lib/contract/attachments';
import { acceptedExtensionOf } from '@/lib/contract/file-types';
import { LIMITS } from '@/lib/contract/limits';
import type { Guest, Principal, StaffMember } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { conversationExists } from './conversation-store';
import { appendDirectUpload } from './direct-upload-store';
import type { AttachmentStorage } from './ports';
import { conversationOfWriter, requireUploadPermission } from './upload-file';

/** Whether a file is uploaded directly to the storage: it is too large for the app, and the storage allows it. */
export function goesDirectly(storage: AttachmentStorage | null, file: SignUploadInput): boolean {
  return storage?.direct != null && file.file_size > LIMITS.appUploadBytes;
}

/** Returns how a file must be uploaded, or rejects it before the upload begins. */
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

/** Identifies who may complete an upload: a guest only by the same device or link, a staff member in any session. */
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
