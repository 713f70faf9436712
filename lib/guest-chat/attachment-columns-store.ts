import { Prisma } from '@/lib/generated/prisma/client';

/** One attachment `f` of hotel `h`, in the form that attachment-row.ts parses. */
export const ATTACHMENT_JSON = Prisma.sql`json_build_object(
  'id', f.id, 'slug', h.slug, 'file_name', f.file_name, 'file_type', f.file_type, 'mime_type', f.mime_type,
  'file_size', f.file_size, 'has_thumbnail', f.thumbnail_key IS NOT NULL, 'width', f.width, 'height', f.height,
  'uploaded_at', f.uploaded_at)`;

/** The files of message `m` in the order of their upload, from the table or from the rows that the statement writes. */
export function attachmentsOf(files: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_agg(${ATTACHMENT_JSON} ORDER BY f.id) FROM ${files} f JOIN hotel h ON h.id = f.hotel_id
    WHERE f.message_id = m.id AND f.deleted_at IS NULL) AS attachments`;
}
