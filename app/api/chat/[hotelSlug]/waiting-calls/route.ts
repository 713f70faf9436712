import { staffAccess } from '@/lib/auth/staff-access';
import { waitingCallsSchema } from '@/lib/contract/escalation';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readCalls } from '@/lib/notifications/escalation';

export const GET = defineRoute({
  name: 'staff.waiting_calls',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: { calls: await readCalls(principal) } }),
  answer: waitingCallsSchema,
});
