import { staffAccess } from '@/lib/auth/staff-access';
import { healthSchema } from '@/lib/contract/health';
import { readHealth } from '@/lib/health/read-health';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.health',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readHealth(principal) }),
  answer: healthSchema,
});
