import { z } from 'zod';
import { LIMITS } from './limits';

/** What a conversation's trail tells. Names and counts, never a word that was said. */
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
  /** Whose message it was, where that says more than who did it. */
  sender_type: z.enum(['guest', 'staff', 'system']).nullable(),
  /** Who looked after the guest before and after: a name, or a department's word; null for nobody. */
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
