import { staffAccess } from '@/lib/auth/staff-access';
import { personSchema } from '@/lib/contract/people';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { removePicture } from '@/lib/people/change-picture';

export const DELETE = defineRoute({
  name: 'staff.people.picture.remove',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params, requestId }) => ({
    body: await removePicture({ staff: principal, requestId }, idParam(params, 'staffId')),
  }),
  answer: personSchema,
});
