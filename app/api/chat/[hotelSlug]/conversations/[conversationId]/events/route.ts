import { staffAccess } from '@/lib/auth/staff-access';
import { eventPageQuerySchema, eventPageSchema } from '@/lib/contract/chat';
import { listStaffEvents } from '@/lib/guest-chat/read-conversation';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { deliverSoon, POLL_DRAIN } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.events',
  authenticate: staffAccess,
  input: query(eventPageQuerySchema),
  async do({ principal, input, params }) {
    deliverSoon(POLL_DRAIN);
    const page = await listStaffEvents(
      principal,
      idParam(params, 'conversationId'),
      input.after,
      input.limit,
    );
    if (!page) throw new AppError('not_found');
    return { body: page };
  },
  answer: eventPageSchema,
});
