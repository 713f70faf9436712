import type { AttachmentDto } from '@/lib/contract/attachments';
import type { Guest, Principal, StaffMember } from '@/lib/hotel/principals';
import { writingClosedBecause } from '@/lib/hotel/principals';
import { transactAs } from '@/lib/hotel/transact';
import { AppError } from '@/lib/kernel/app-error';
import { examineFile } from '@/lib/platform/files/examine-file';
import type { ExaminedFile, GivenFile } from '@/lib/platform/files/examined-file';
import { confirmAttachment, reserveAttachment } from './attachment-store';
import { conversationExists, openConversation } from './conversation-store';
import type { AttachmentStorage } from './ports';

/** Uploads a file for a message still to be sent. It is examined and stored, and only its uploader may send it. */
export async function uploadForGuest(
  storage: AttachmentStorage | null,
  guest: Guest,
  file: GivenFile,
): Promise<AttachmentDto> {
  return keep(storage, guest, await conversationOfWriter(guest), file);
}

/** Returns the conversation for a guest's file, and creates it if needed. Staff see nothing of it before a message. */
export async function conversationOfWriter(guest: Guest): Promise<number> {
  requireWritePermission(guest);
  return (await openConversation(guest.hotel.id, guest.bookingId)).id;
}

export function requireWritePermission(guest: Guest): void {
  const closed = writingClosedBecause(guest);
  if (closed) throw new AppError(closed === 'no_room' ? 'no_room_assigned' : 'not_in_house');
}

export async function uploadForStaff(
  storage: AttachmentStorage | null,
  staff: StaffMember,
  conversationId: number,
  file: GivenFile,
): Promise<AttachmentDto> {
  if (!(await conversationExists(staff.hotel.id, conversationId))) throw new AppError('not_found');
  return keep(storage, staff, conversationId, file);
}

export function uploaderKeyOf(who: Principal): string {
  return who.kind === 'guest' ? 'guest' : `staff:${who.id}`;
}

/** Without a configured storage, every upload is rejected. */
export function requireUploadPermission(storage: AttachmentStorage | null): AttachmentStorage {
  if (storage) return storage;
  throw new AppError('unavailable', { detail: 'Files cannot be sent here.', retryAfterSeconds: 3600 });
}

async function keep(
  storage: AttachmentStorage | null,
  who: Principal,
  conversationId: number,
  given: GivenFile,
): Promise<AttachmentDto> {
  const store = requireUploadPermission(storage);
  return saveFile(store, who, conversationId, await examineFile(given));
}

/**
 * Stores a file, which then waits for the message that carries it. Its key is saved before the bytes are stored, so
 * that the sweeper finds what fails half way.
 */
export async function saveFile(
  store: AttachmentStorage,
  who: Principal,
  conversationId: number,
  file: ExaminedFile,
): Promise<AttachmentDto> {
  const { bytes, thumbnail, ...described } = file;
  const storageKey = store.newKey();
  const thumbnailKey = thumbnail && store.newKey();
  const place = { hotelId: who.hotel.id, conversationId, uploaderKey: uploaderKeyOf(who) };
  const stored = { fileSize: bytes.length, storageKey, thumbnailKey };
  const id = await transactAs(who, (tx) => reserveAttachment(tx, { ...described, ...place, ...stored }));
  await store.put(storageKey, bytes);
  if (thumbnail && thumbnailKey) await store.put(thumbnailKey, thumbnail);
  // Storing takes time: a principal who lost the right to send meanwhile gets no attachment.
  return transactAs(who, (tx) => confirmAttachment(tx, id));
}
