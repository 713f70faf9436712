import { staffAccess } from '@/lib/auth/staff-access';
import { messagePageQuerySchema, messagePageSchema } from '@/lib/contract/chat';
import { readMessages } from '@/lib/guest-chat/read-messages';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

export const GET = defineRoute({
  name: 'staff.messages.list',
  authenticate: staffAccess,
  input: query(messagePageQuerySchema),
  async do({ principal, input, params }) {
    const { before_id, before = before_id, after, limit } = input;
    const page = await readMessages(principal.hotel.id, idParam(params, 'conversationId'), {
      before,
      after,
      limit,
    });
    if (!page) throw new AppError('not_found');
    return { body: page };
  },
  answer: messagePageSchema,
});
