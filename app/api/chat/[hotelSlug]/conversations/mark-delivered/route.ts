import { staffAccess } from '@/lib/auth/staff-access';
import { deliveredReplySchema, deskDeliveredSchema } from '@/lib/contract/marks';
import { markListDelivered } from '@/lib/guest-chat/mark-delivered';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.mark_list_delivered',
  authenticate: staffAccess,
  input: json(deskDeliveredSchema),
  async do({ principal, input }) {
    const marked = await markListDelivered(principal, input.conversations);
    deliverSoon();
    return { body: { marked_as_delivered: marked } };
  },
  answer: deliveredReplySchema,
});
