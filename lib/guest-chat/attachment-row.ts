import { z } from 'zod';
import type { AttachmentDto } from '@/lib/contract/attachments';
import { FILE_TYPES } from '@/lib/contract/file-types';
import { attachmentFile } from '@/lib/contract/paths';

/** An attachment as the database returns it in JSON, beside the message that carries it. */
const rowSchema = z.object({
  id: z.number(),
  slug: z.string(),
  file_name: z.string(),
  file_type: z.enum(FILE_TYPES),
  mime_type: z.string(),
  file_size: z.number(),
  has_thumbnail: z.boolean(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  uploaded_at: z.string(),
});
const rowsSchema = z.array(rowSchema).nullable();

export function toAttachments(json: unknown): AttachmentDto[] {
  return (rowsSchema.parse(json) ?? []).map(toAttachment);
}

function toAttachment(row: z.output<typeof rowSchema>): AttachmentDto {
  const { id, slug, width, height } = row;
  return {
    id,
    file_name: row.file_name,
    file_type: row.file_type,
    mime_type: row.mime_type,
    file_size: row.file_size,
    file_size_display: sizeInWords(row.file_size),
    file_url: attachmentFile(slug, id),
    thumbnail_url: row.has_thumbnail ? `${attachmentFile(slug, id)}/thumbnail` : null,
    ...(width === null || height === null ? {} : { width, height }),
    uploaded_at: new Date(row.uploaded_at).toISOString(),
  };
}

const KILO = 1000;

/** For earlier clients; current clients format the size in the reader's language. */
function sizeInWords(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO ** 2) return `${Math.round(bytes / KILO)} kB`;
  return `${(bytes / KILO ** 2).toFixed(1)} MB`;
}
