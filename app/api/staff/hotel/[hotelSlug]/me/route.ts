import { staffAccess } from '@/lib/auth/staff-access';
import { meSchema } from '@/lib/contract/chat';
import { toMe } from '@/lib/hotel/me-dto';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.me',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: toMe(who) }),
  answer: meSchema,
});
