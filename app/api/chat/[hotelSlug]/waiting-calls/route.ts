import { staffAccess } from '@/lib/auth/staff-access';
import { waitingCallsSchema } from '@/lib/contract/ladder';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readCalls } from '@/lib/notifications/ladder';

export const GET = defineRoute({
  name: 'staff.waiting_calls',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: { calls: await readCalls(who) } }),
  answer: waitingCallsSchema,
});
