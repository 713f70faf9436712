import { staffAccess } from '@/lib/auth/staff-access';
import { escalationSchema } from '@/lib/contract/escalation';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { readEscalation } from '@/lib/notifications/escalation';

export const GET = defineRoute({
  name: 'staff.conversations.ladder',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({
    body: await readEscalation(principal, idParam(params, 'conversationId')),
  }),
  answer: escalationSchema,
});
