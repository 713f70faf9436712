import { staffAccess } from '@/lib/auth/staff-access';
import { staffMarkReadSchema, staffReadReplySchema } from '@/lib/contract/marks';
import { markReadByStaff } from '@/lib/guest-chat/mark-read';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.mark_read',
  authenticate: staffAccess,
  input: json(staffMarkReadSchema),
  async do({ principal, input, params }) {
    const moved = await markReadByStaff(principal, idParam(params, 'conversationId'), input.up_to_seq);
    deliverSoon();
    const { conversationId, markedAsRead, lastReadSeq } = moved;
    return {
      body: { conversation_id: conversationId, marked_as_read: markedAsRead, last_read_seq: lastReadSeq },
    };
  },
  answer: staffReadReplySchema,
});
