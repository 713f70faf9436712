import { guestAccess } from '@/lib/auth/guest-access';
import { guestReadReplySchema, markReadSchema } from '@/lib/contract/marks';
import { markReadByGuest } from '@/lib/guest-chat/mark-read';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.mark_read',
  authenticate: guestAccess,
  input: json(markReadSchema),
  async do({ principal, input }) {
    const { lastReadSeq, markedAsRead } = await markReadByGuest(principal, input.up_to_seq);
    deliverSoon();
    return { body: { last_read_seq: lastReadSeq, marked_as_read: markedAsRead } };
  },
  answer: guestReadReplySchema,
});
