import { staffAccess } from '@/lib/auth/staff-access';
import { inboxPageSchema, inboxQuerySchema } from '@/lib/contract/chat';
import { listInbox } from '@/lib/guest-chat/read-conversation';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';
import { deliverSoon, POLL_DRAIN } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.conversations.list',
  authenticate: staffAccess,
  input: query(inboxQuerySchema),
  async do({ principal, input }) {
    deliverSoon(POLL_DRAIN);
    return { body: await listInbox(principal, input) };
  },
  answer: inboxPageSchema,
});
