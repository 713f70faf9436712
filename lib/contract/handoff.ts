import { z } from 'zod';
import { handlerSchema } from './chat';
import { idSchema, smallIdSchema } from './ids';
import { LIMITS } from './limits';
import { DEPARTMENTS, STAFF_ROLES } from './roles';

/**
 * Without `staff_id` the caller takes over. `expected_handler_id` is the handler that the caller sees (null for none).
 * When another staff member has become the handler meanwhile, the answer is 409 and names them.
 */
export const assignStaffSchema = z.strictObject({
  staff_id: smallIdSchema.optional(),
  expected_handler_id: smallIdSchema.nullable().optional(),
});
export type AssignInput = z.infer<typeof assignStaffSchema>;

/** `expected_handler_id` as in `assignStaffSchema`. */
export const assignDepartmentSchema = z.strictObject({
  department: z.enum(DEPARTMENTS),
  expected_handler_id: smallIdSchema.nullable().optional(),
});
export type AssignDepartmentInput = z.infer<typeof assignDepartmentSchema>;

export const assignDepartmentReplySchema = z.object({
  conversation_id: idSchema,
  department: z.enum(DEPARTMENTS),
  /** The number of staff of the department who are on duty and are notified. */
  on_duty: z.number().int(),
});
export type AssignDepartmentReply = z.infer<typeof assignDepartmentReplySchema>;

export const assignReplySchema = z.object({
  conversation_id: idSchema,
  assigned_staff: handlerSchema.extend({ profile_image: z.string().nullable() }),
  participant_created: z.boolean(),
  room_number: z.string().nullable(),
  messages_marked_read: z.number().int(),
});
export type AssignReply = z.infer<typeof assignReplySchema>;

export const leaveReplySchema = z.object({
  conversation_id: idSchema,
  current_staff_handler: handlerSchema.nullable(),
});
export type LeaveReply = z.infer<typeof leaveReplySchema>;

export const colleagueQuerySchema = z.strictObject({
  q: z.string().trim().max(LIMITS.searchChars).optional(),
  department: z.enum(DEPARTMENTS).optional(),
  role: z.enum(STAFF_ROLES).optional(),
});
export type ColleagueQuery = z.infer<typeof colleagueQuerySchema>;

/** @openapi */
export const colleagueSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  department: z.enum(DEPARTMENTS),
  is_on_duty: z.boolean(),
  profile_image: z.string().nullable(),
});
export type ColleagueDto = z.infer<typeof colleagueSchema>;
export const colleaguesSchema = z.object({ staff: z.array(colleagueSchema) });
