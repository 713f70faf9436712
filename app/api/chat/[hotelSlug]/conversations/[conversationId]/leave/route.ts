import { staffAccess } from '@/lib/auth/staff-access';
import { leaveReplySchema } from '@/lib/contract/handoff';
import { leaveConversation } from '@/lib/guest-chat/leave-conversation';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.conversations.leave',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const reply = await leaveConversation(principal, idParam(params, 'conversationId'), requestId);
    deliverSoon();
    return { body: reply };
  },
  answer: leaveReplySchema,
});
