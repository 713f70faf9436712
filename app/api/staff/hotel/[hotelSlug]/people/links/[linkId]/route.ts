import { staffAccess } from '@/lib/auth/staff-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { revokeLink } from '@/lib/people/staff-links';

export const DELETE = defineRoute({
  name: 'staff.people.links.revoke',
  authenticate: staffAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    await revokeLink({ staff: principal, requestId }, idParam(params, 'linkId'));
    return { body: null };
  },
  answer: null,
});
