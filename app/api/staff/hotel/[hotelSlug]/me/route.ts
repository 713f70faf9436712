import { staffAccess } from '@/lib/auth/staff-access';
import { meSchema } from '@/lib/contract/chat';
import { toMe } from '@/lib/hotel/me-dto';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.me',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: toMe(principal) }),
  answer: meSchema,
});
