import type { AttachmentDto } from '@/lib/contract/attachments';
import { Prisma } from '@/lib/generated/prisma/client';
import { db, type Tx } from '@/lib/platform/db';
import { ATTACHMENT_JSON } from './attachment-columns-store';
import { toAttachments } from './attachment-row';

export type NewDirectUpload = {
  hotelId: number;
  conversationId: number;
  uploadId: string;
  sessionKey: string;
  fileName: string;
  mimeType: string;
  fileSize: number;
  expiresAt: Date;
};
/** Names an upload, together with the session that may complete it. */
export type UploadPlace = Pick<NewDirectUpload, 'hotelId' | 'uploadId' | 'sessionKey'> & {
  /** Set where the request's address names the conversation. */
  conversationId?: number;
};
export type LockedUpload = Pick<NewDirectUpload, 'conversationId' | 'fileName' | 'mimeType' | 'fileSize'> & {
  id: bigint;
};

/** Longer than fetching, re-encoding and storing the largest file takes. The claim of a dead process expires then. */
const RESERVED_SECONDS = 120;
/** An upload that began before the signature expired may still arrive within this time. */
const KEPT_HOURS = 1;

export async function appendDirectUpload(tx: Tx, upload: NewDirectUpload): Promise<void> {
  await tx.directUpload.create({ data: upload });
}

/** Claims the upload for the first caller, as long as it has no outcome. */
export async function lockUpload(place: UploadPlace): Promise<LockedUpload | null> {
  const rows = await db().$queryRaw<
    { id: bigint; conversation_id: bigint; file_name: string; mime_type: string; file_size: number }[]
  >`
    UPDATE direct_upload u SET held_until = now() + make_interval(secs => ${RESERVED_SECONDS})
    WHERE ${at(place)} AND attachment_id IS NULL AND refusal IS NULL AND (held_until IS NULL OR held_until < now())
    RETURNING id, conversation_id, file_name, mime_type, file_size`;
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    conversationId: Number(row.conversation_id),
    fileName: row.file_name,
    mimeType: row.mime_type,
    fileSize: row.file_size,
  };
}

export type UploadOutcome = { attachment: AttachmentDto | null; refusal: string | null };

/** The outcome of an upload; both fields are null while a process works on it. Null: no such upload. */
export async function findOutcome(place: UploadPlace): Promise<UploadOutcome | null> {
  const rows = await db().$queryRaw<{ refusal: string | null; attachment: unknown }[]>`
    SELECT u.refusal, CASE WHEN f.id IS NOT NULL THEN ${ATTACHMENT_JSON} END AS attachment
    FROM direct_upload u JOIN hotel h ON h.id = u.hotel_id
    LEFT JOIN attachment f ON f.hotel_id = u.hotel_id AND f.id = u.attachment_id AND f.deleted_at IS NULL
    WHERE ${at(place)}
      AND (u.attachment_id IS NULL OR f.id IS NOT NULL)`;
  const row = rows[0];
  if (!row) return null;
  const [attachment] = row.attachment === null ? [] : toAttachments([row.attachment]);
  return { attachment: attachment ?? null, refusal: row.refusal };
}

/** False when another process, which took this one for dead, was faster. */
export async function settleUpload(
  id: bigint,
  outcome: { attachmentId: number } | { refusal: string },
): Promise<boolean> {
  const { count } = await db().directUpload.updateMany({
    where: { id, attachmentId: null, refusal: null },
    data: { ...outcome, heldUntil: null },
  });
  return count === 1;
}

export async function releaseUpload(id: bigint): Promise<void> {
  await db().directUpload.updateMany({ where: { id }, data: { heldUntil: null } });
}

/** In a random order, like the files to remove. */
export async function listEndedUploads(limit: number): Promise<{ id: bigint; uploadId: string }[]> {
  return db().$queryRaw`
    SELECT id, upload_id AS "uploadId" FROM direct_upload
    WHERE expires_at < now() - make_interval(hours => ${KEPT_HOURS}) AND (held_until IS NULL OR held_until < now())
    ORDER BY random() LIMIT ${limit}`;
}

export async function deleteUploads(ids: readonly bigint[]): Promise<void> {
  await db().directUpload.deleteMany({ where: { id: { in: [...ids] } } });
}

function at({ hotelId, uploadId, sessionKey, conversationId }: UploadPlace): Prisma.Sql {
  const there =
    conversationId === undefined ? Prisma.empty : Prisma.sql`AND u.conversation_id = ${conversationId}`;
  return Prisma.sql`u.hotel_id = ${hotelId} AND u.upload_id = ${uploadId} AND u.session_key = ${sessionKey} ${there}`;
}
