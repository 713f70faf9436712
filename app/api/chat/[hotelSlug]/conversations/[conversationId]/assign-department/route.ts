import { staffAccess } from '@/lib/auth/staff-access';
import { assignDepartmentReplySchema, assignDepartmentSchema } from '@/lib/contract/handoff';
import { assignDepartment } from '@/lib/guest-chat/assign-department';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.conversations.assign_department',
  authenticate: staffAccess,
  input: json(assignDepartmentSchema),
  async do({ principal, input, params, requestId }) {
    const reply = await assignDepartment(principal, idParam(params, 'conversationId'), input, requestId);
    deliverSoon();
    return { body: reply };
  },
  answer: assignDepartmentReplySchema,
});
