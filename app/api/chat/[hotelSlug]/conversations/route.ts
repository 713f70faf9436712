import { staffAccess } from '@/lib/auth/staff-access';
import { inboxPageSchema, inboxQuerySchema } from '@/lib/contract/chat';
import { listInbox } from '@/lib/guest-chat/read-conversation';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';
import { deliverSoon, POLL_DRAIN } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.conversations.list',
  who: staffAccess,
  input: query(inboxQuerySchema),
  async do({ who, input }) {
    deliverSoon(POLL_DRAIN);
    return { body: await listInbox(who, input) };
  },
  answer: inboxPageSchema,
});
