import type { AttachmentDto } from '@/lib/contract/attachments';
import type { ErrorCode } from '@/lib/contract/errors';
import type { Guest, Principal, StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { log } from '@/lib/kernel/log';
import { examineFile } from '@/lib/platform/files/examine-file';
import {
  findOutcome,
  type LockedUpload,
  lockUpload,
  releaseUpload,
  settleUpload,
  type UploadPlace,
} from './direct-upload-store';
import { sessionKeyOf } from './plan-upload';
import type { AttachmentStorage, DirectUploads } from './ports';
import { requireUploadPermission, requireWritePermission, saveFile } from './upload-file';

export type Completed = { attachment: AttachmentDto; isNew: boolean };

/** Errors that are final for a file: a repeated request gets the same one. */
const FINAL = ['invalid_input', 'too_large', 'unsupported_type'] as const satisfies readonly ErrorCode[];
const BUSY_SECONDS = 2;

/**
 * Turns a file that the guest's browser uploaded directly into an attachment: examined and stored, once.
 * A picture is re-encoded.
 */
export async function completeForGuest(
  storage: AttachmentStorage | null,
  guest: Guest,
  uploadId: string,
): Promise<Completed> {
  requireWritePermission(guest);
  return complete(storage, guest, { uploadId });
}

export async function completeForStaff(
  storage: AttachmentStorage | null,
  staff: StaffMember,
  conversationId: number,
  uploadId: string,
): Promise<Completed> {
  return complete(storage, staff, { uploadId, conversationId });
}

async function complete(
  storage: AttachmentStorage | null,
  who: Principal,
  which: Pick<UploadPlace, 'uploadId' | 'conversationId'>,
): Promise<Completed> {
  const store = requireUploadPermission(storage);
  if (!store.direct) throw new AppError('not_found');
  const place = { ...which, hotelId: who.hotel.id, sessionKey: sessionKeyOf(who) };
  const locked = await lockUpload(place);
  if (!locked) return answerAgain(place);
  try {
    const bytes = await fetchWhole(store.direct, place.uploadId, locked.fileSize);
    const file = await examineFile({ name: locked.fileName, declaredType: locked.mimeType, bytes });
    const attachment = await saveFile(store, who, locked.conversationId, file);
    // Another process was faster and has returned its own attachment: ours is never sent, and the sweeper removes it.
    if (!(await settleUpload(locked.id, { attachmentId: attachment.id }))) return await answerAgain(place);
    await discard(store.direct, place.uploadId);
    return { attachment, isNew: true };
  } catch (error) {
    await letGo(store.direct, place.uploadId, locked, error);
    throw error;
  }
}

/** Returns the same outcome however often it is requested. */
async function answerAgain(place: UploadPlace): Promise<Completed> {
  const outcome = await findOutcome(place);
  if (!outcome) throw new AppError('not_found');
  const { attachment, refusal } = outcome;
  if (attachment) return { attachment, isNew: false };
  const code = FINAL.find((each) => each === refusal);
  if (code) throw new AppError(code);
  throw new AppError('rate_limited', {
    detail: 'The file is being looked at.',
    retryAfterSeconds: BUSY_SECONDS,
    extra: { retry_after: BUSY_SECONDS },
  });
}

async function fetchWhole(direct: DirectUploads, uploadId: string, announced: number): Promise<Buffer> {
  const bytes = await direct.fetch(uploadId, announced);
  if (!bytes) throw new AppError('not_found');
  if (bytes.length === announced) return bytes;
  throw new AppError('invalid_input', { detail: 'That is not the file that was announced.' });
}

/** An error of the file is final; after any other error the upload may be completed again. */
async function letGo(
  direct: DirectUploads,
  uploadId: string,
  { id }: LockedUpload,
  error: unknown,
): Promise<void> {
  const refusal = FINAL.find((code) => error instanceof AppError && error.code === code);
  if (!refusal) return releaseUpload(id);
  await settleUpload(id, { refusal });
  await discard(direct, uploadId);
}

/**
 * The uploaded original is not needed any more. The sweeper removes it again later: the signature may be reused until
 * it expires.
 */
async function discard(direct: DirectUploads, uploadId: string): Promise<void> {
  try {
    await direct.remove([uploadId]);
  } catch (err) {
    log.warn({ err }, 'files.discard_failed');
  }
}
