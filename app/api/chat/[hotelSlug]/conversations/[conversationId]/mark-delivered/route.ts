import { staffAccess } from '@/lib/auth/staff-access';
import { markDeliveredSchema, staffDeliveredReplySchema } from '@/lib/contract/marks';
import { markDeliveredToStaff } from '@/lib/guest-chat/mark-delivered';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.mark_delivered',
  authenticate: staffAccess,
  input: json(markDeliveredSchema),
  async do({ principal, input, params }) {
    const conversationId = idParam(params, 'conversationId');
    const marked = await markDeliveredToStaff(principal, conversationId, input.up_to_seq);
    deliverSoon();
    return { body: { conversation_id: conversationId, marked_as_delivered: marked } };
  },
  answer: staffDeliveredReplySchema,
});
