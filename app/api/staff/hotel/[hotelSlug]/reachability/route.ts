import { staffAccess } from '@/lib/auth/staff-access';
import { reachabilitySchema } from '@/lib/contract/reachability';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readReachability } from '@/lib/notifications/reachability';

export const GET = defineRoute({
  name: 'staff.reachability',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readReachability(principal) }),
  answer: reachabilitySchema,
});
