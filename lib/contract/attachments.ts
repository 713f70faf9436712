import { z } from 'zod';
import { FILE_TYPES } from './file-types';
import { idSchema, idTextSchema } from './ids';
import { LIMITS } from './limits';
import { messageTextOf } from './plain-text';

export const attachmentSchema = z.object({
  id: idSchema,
  file_name: z.string(),
  file_type: z.enum(FILE_TYPES),
  mime_type: z.string(),
  file_size: z.number(),
  file_size_display: z.string(),
  /** Each download is authorized for the guest of the booking and the staff of the hotel. */
  file_url: z.string(),
  thumbnail_url: z.string().nullable(),
  width: z.number().optional(),
  height: z.number().optional(),
  uploaded_at: z.iso.datetime(),
});
export type AttachmentDto = z.infer<typeof attachmentSchema>;

/** The file that a browser is about to upload. It is checked before any byte is sent. */
export const signUploadSchema = z.strictObject({
  file_name: z.string().min(1).max(LIMITS.fileNameChars),
  mime_type: z.string().max(200),
  file_size: z.number().int().positive().max(LIMITS.directUploadBytes),
});
export type SignUploadInput = z.infer<typeof signUploadSchema>;

/**
 * Where the bytes are uploaded. `app`: a multipart POST of `file` to our own `attachments`, which returns the
 * attachment. `direct`: a multipart POST of `fields` and `file` to the store's `url`, then `attachments/complete`.
 */
export const signUploadReplySchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('app'), max_bytes: z.number().int() }),
  z.object({
    mode: z.literal('direct'),
    upload_id: z.string(),
    url: z.url(),
    fields: z.record(z.string(), z.string()),
    expires_at: z.iso.datetime(),
  }),
]);
export type SignUploadReply = z.infer<typeof signUploadReplySchema>;

/** The files of one message, each at most once. */
export const attachmentIdsSchema = z
  .array(idSchema)
  .max(LIMITS.filesPerMessage)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'A file goes once.' });

export const completeUploadSchema = z.strictObject({ upload_id: z.string().min(1).max(200) });

/** A file in a multipart form, of any size: bytes are counted while they arrive. */
const fileSchema = z.custom<File>((value) => value instanceof File);
export const uploadFormSchema = z.strictObject({ file: z.tuple([fileSchema]) });
/** The form of earlier clients: files and their message together. */
export const filesFormSchema = z.strictObject({
  files: z.array(fileSchema).min(1).max(LIMITS.filesPerMessage),
  message: z.string().transform(messageTextOf).pipe(z.string().max(LIMITS.messageChars)).default(''),
  reply_to: idTextSchema.transform(Number).optional(),
  client_message_id: z.string().min(1).max(LIMITS.clientMessageIdChars).optional(),
});
export type UploadForm = z.output<typeof filesFormSchema>;

export const deletedAttachmentSchema = z.object({
  success: z.literal(true),
  attachment_id: idSchema,
  message_id: idSchema,
});
export type DeletedAttachment = z.infer<typeof deletedAttachmentSchema>;
