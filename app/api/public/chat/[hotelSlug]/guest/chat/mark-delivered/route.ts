import { guestAccess } from '@/lib/auth/guest-access';
import { deliveredReplySchema, markDeliveredSchema } from '@/lib/contract/marks';
import { markDeliveredToGuest } from '@/lib/guest-chat/mark-delivered';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.mark_delivered',
  authenticate: guestAccess,
  input: json(markDeliveredSchema),
  async do({ principal, input }) {
    const marked = await markDeliveredToGuest(principal, input.up_to_seq);
    deliverSoon();
    return { body: { marked_as_delivered: marked } };
  },
  answer: deliveredReplySchema,
});
