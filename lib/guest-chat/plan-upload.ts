import type { SignUploadInput, SignUploadReply } from '@/lib/contract/attachments';
import { acceptedExtensionOf } from '@/lib/contract/file-types';
import { LIMITS } from '@/lib/contract/limits';
import type { StaffMember } from '@/lib/hotel/who';
import { AppError } from '@/lib/kernel/app-error';
import { conversationExists } from './conversation-store';
import type { AttachmentStorage } from './ports';
import { mustTakeFiles } from './upload-file';

/** Which way a file is to come, or at once that it need not set out. */
export function planUpload(storage: AttachmentStorage | null, file: SignUploadInput): SignUploadReply {
  mustTakeFiles(storage);
  if (!acceptedExtensionOf(file.file_name)) throw new AppError('unsupported_type');
  return { mode: 'app', max_bytes: LIMITS.appUploadBytes };
}

export async function planStaffUpload(
  storage: AttachmentStorage | null,
  staff: StaffMember,
  conversationId: number,
  file: SignUploadInput,
): Promise<SignUploadReply> {
  if (!(await conversationExists(staff.hotel.id, conversationId))) throw new AppError('not_found');
  return planUpload(storage, file);
}
