import { staffAccess } from '@/lib/auth/staff-access';
import { repliesQuerySchema, threadSchema } from '@/lib/contract/history';
import { readReplies } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.messages.replies',
  who: staffAccess,
  input: query(repliesQuerySchema),
  async do({ who, input, params }) {
    const conversationId = idParam(params, 'conversationId');
    return { body: await readReplies(who.hotel.id, conversationId, idParam(params, 'messageId'), input) };
  },
  answer: threadSchema,
});
