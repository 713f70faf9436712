import { staffAccess } from '@/lib/auth/staff-access';
import { deleteQuerySchema, deleteReplySchema } from '@/lib/contract/message-changes';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { consume } from '@/lib/http/rate-limit';
import { query } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'staff.messages.delete',
  authenticate: staffAccess,
  input: query(deleteQuerySchema),
  async do({ principal, input, params, requestId }) {
    const messageId = idParam(params, 'messageId');
    await consume(['changeMessage'], `staff:${principal.id}`);
    const body = await deleteMessage(principal, messageId, input.hard_delete, requestId);
    deliverSoon();
    return { body };
  },
  answer: deleteReplySchema,
});
