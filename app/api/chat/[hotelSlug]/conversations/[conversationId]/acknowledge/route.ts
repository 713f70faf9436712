import { staffAccess } from '@/lib/auth/staff-access';
import { escalationSchema } from '@/lib/contract/escalation';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { acknowledgeWait } from '@/lib/notifications/escalation';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.conversations.acknowledge',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const escalation = await acknowledgeWait(principal, idParam(params, 'conversationId'), requestId);
    deliverSoon();
    return { body: escalation };
  },
  answer: escalationSchema,
});
