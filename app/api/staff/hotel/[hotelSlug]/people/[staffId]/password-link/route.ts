import { staffAccess } from '@/lib/auth/staff-access';
import { createdStaffLinkSchema } from '@/lib/contract/staff-links';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { createPasswordLink } from '@/lib/people/staff-links';

export const POST = defineRoute({
  name: 'staff.people.password_link',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params, requestId }) => ({
    body: await createPasswordLink({ staff: principal, requestId }, idParam(params, 'staffId')),
    status: 201,
  }),
  answer: createdStaffLinkSchema,
});
