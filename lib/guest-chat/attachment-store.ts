import type { AttachmentDto } from '@/lib/contract/attachments';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Principal } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { db, type Tx } from '@/lib/platform/db';
import { ATTACHMENT_JSON } from './attachment-columns-store';
import { toAttachments } from './attachment-row';

export type NewAttachment = {
  hotelId: number;
  conversationId: number;
  /** Who may send it: the same key as the sender key of a message. */
  uploaderKey: string;
  fileName: string;
  fileType: string;
  mimeType: string;
  fileSize: number;
  storageKey: string;
  thumbnailKey: string | null;
  width: number | null;
  height: number | null;
};

/** Longer than the upload of the largest file takes. */
const RESERVED_MINUTES = 15;

/**
 * Reserves a row for a file that is about to be stored. The row is deleted at a future time unless it is confirmed
 * before.
 */
export async function reserveAttachment(tx: Tx, attachment: NewAttachment): Promise<bigint> {
  const deletedAt = new Date(clock.now().getTime() + RESERVED_MINUTES * 60_000);
  const { id } = await tx.attachment.create({ data: { ...attachment, deletedAt }, select: { id: true } });
  return id;
}

/**
 * Confirms a stored file, which now waits for the message that will carry it. Throws `unavailable` after the
 * reservation.
 */
export async function confirmAttachment(tx: Tx, id: bigint): Promise<AttachmentDto> {
  const rows = await tx.$queryRaw<{ attachment: unknown }[]>`
    WITH f AS (UPDATE attachment SET deleted_at = NULL WHERE id = ${id} AND deleted_at > now() RETURNING *)
    SELECT ${ATTACHMENT_JSON} AS attachment FROM f JOIN hotel h ON h.id = f.hotel_id`;
  const [made] = toAttachments(rows.map((row) => row.attachment));
  if (!made) throw new AppError('unavailable', { retryAfterSeconds: 1 });
  return made;
}

export type StoredAttachment = {
  fileName: string;
  mimeType: string;
  storageKey: string;
  thumbnailKey: string | null;
};

/**
 * Finds a stored file for a principal who may see it: the guest of its booking and the staff of its hotel, once it is
 * sent and while its message is not deleted. Before that, only its uploader may see it.
 */
export async function findAttachmentFor(who: Principal, id: number): Promise<StoredAttachment | null> {
  const isMine = who.kind === 'guest' ? Prisma.sql`'guest'` : Prisma.sql`${`staff:${who.id}`}`;
  const ofBooking = who.kind === 'guest' ? Prisma.sql`AND c.booking_id = ${who.bookingId}` : Prisma.empty;
  const rows = await db().$queryRaw<
    { file_name: string; mime_type: string; storage_key: string; thumbnail_key: string | null }[]
  >`
    SELECT f.file_name, f.mime_type, f.storage_key, f.thumbnail_key
    FROM attachment f
    JOIN conversation c ON c.hotel_id = f.hotel_id AND c.id = f.conversation_id
    LEFT JOIN message m ON m.hotel_id = f.hotel_id AND m.id = f.message_id
    WHERE f.hotel_id = ${who.hotel.id} AND f.id = ${id} AND f.deleted_at IS NULL AND m.deleted_at IS NULL ${ofBooking}
      AND (f.message_id IS NOT NULL OR f.uploader_key = ${isMine})`;
  const row = rows[0];
  return row
    ? {
        fileName: row.file_name,
        mimeType: row.mime_type,
        storageKey: row.storage_key,
        thumbnailKey: row.thumbnail_key,
      }
    : null;
}

/** The message that carries a file. A deleted file still names its message while its row exists. */
export async function findCarrier(hotelId: number, attachmentId: number): Promise<number | null> {
  const row = await db().attachment.findFirst({
    where: { hotelId, id: attachmentId },
    select: { messageId: true },
  });
  return row?.messageId == null ? null : Number(row.messageId);
}

export async function markFileDeleted(tx: Tx, hotelId: number, attachmentId: number): Promise<void> {
  await tx.attachment.updateMany({
    where: { hotelId, id: attachmentId, deletedAt: null },
    data: { deletedAt: new Date() },
  });
}
