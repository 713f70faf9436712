import { z } from 'zod';
import { LIMITS } from './limits';

/** The actions in a conversation's audit log. Entries contain names and counts, never the text of a message. */
const AUDIT_ACTIONS = [
  'staff_joined',
  'staff_assigned',
  'department_asked',
  'staff_left',
  'message_edited',
  'message_deleted',
  'message_erased',
  'file_deleted',
  'files_uploaded',
  'first_read',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** @openapi */
export const auditEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  action: z.enum(AUDIT_ACTIONS),
  actor: z.object({ kind: z.enum(['guest', 'staff']), name: z.string().nullable() }),
  message_id: z.number().int().nullable(),
  /** The author of the message, when the actor may be another one. */
  sender_type: z.enum(['guest', 'staff', 'system']).nullable(),
  /** The handler before and after: a staff member's name, or a department's key; null for no handler. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  files: z.number().int().nullable(),
});
export type AuditEntryDto = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  next_cursor: z.string().nullable(),
});
export type AuditPageDto = z.infer<typeof auditPageSchema>;

export const auditQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(LIMITS.pageSizeMax))
    .optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
