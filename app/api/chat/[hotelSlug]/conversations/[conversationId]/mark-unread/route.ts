import { staffAccess } from '@/lib/auth/staff-access';
import { markedUnreadReplySchema } from '@/lib/contract/marks';
import { markUnread } from '@/lib/guest-chat/mark-unread';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.mark_unread',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    const conversationId = idParam(params, 'conversationId');
    await markUnread(principal, conversationId, requestId);
    deliverSoon();
    return { body: { conversation_id: conversationId, is_marked_unread: true } };
  },
  answer: markedUnreadReplySchema,
});
