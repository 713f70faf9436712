import { staffAccess } from '@/lib/auth/staff-access';
import { deleteQuerySchema, deleteReplySchema } from '@/lib/contract/message-changes';
import { deleteMessage } from '@/lib/guest-chat/delete-message';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { spend } from '@/lib/http/rate-limit';
import { query } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'staff.messages.delete',
  who: staffAccess,
  input: query(deleteQuerySchema),
  async do({ who, input, params, requestId }) {
    const messageId = idParam(params, 'messageId');
    await spend(['changeMessage'], `staff:${who.id}`);
    const body = await deleteMessage(who, messageId, input.hard_delete, requestId);
    deliverSoon();
    return { body };
  },
  answer: deleteReplySchema,
});
