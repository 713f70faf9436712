import { staffAccess } from '@/lib/auth/staff-access';
import { colleagueQuerySchema, colleaguesSchema } from '@/lib/contract/handoff';
import { listColleagues } from '@/lib/hotel/list-colleagues';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.colleagues',
  authenticate: staffAccess,
  input: query(colleagueQuerySchema),
  do: async ({ principal, input }) => ({ body: { staff: await listColleagues(principal, input) } }),
  answer: colleaguesSchema,
});
