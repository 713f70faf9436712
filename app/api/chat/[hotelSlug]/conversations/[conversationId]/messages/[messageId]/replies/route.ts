import { staffAccess } from '@/lib/auth/staff-access';
import { repliesQuerySchema, threadSchema } from '@/lib/contract/history';
import { readReplies } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.messages.replies',
  authenticate: staffAccess,
  input: query(repliesQuerySchema),
  async do({ principal, input, params }) {
    const conversationId = idParam(params, 'conversationId');
    return {
      body: await readReplies(principal.hotel.id, conversationId, idParam(params, 'messageId'), input),
    };
  },
  answer: threadSchema,
});
