import { staffAccess } from '@/lib/auth/staff-access';
import { assignReplySchema, assignStaffSchema } from '@/lib/contract/handoff';
import { assignStaff } from '@/lib/guest-chat/assign-staff';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.conversations.assign',
  authenticate: staffAccess,
  input: json(assignStaffSchema),
  async do({ principal, input, params, requestId }) {
    const reply = await assignStaff(principal, idParam(params, 'conversationId'), input, requestId);
    deliverSoon();
    return { body: reply };
  },
  answer: assignReplySchema,
});
