import { staffAccess } from '@/lib/auth/staff-access';
import { personChangeSchema, personSchema } from '@/lib/contract/people';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { changePerson } from '@/lib/people/change-person';
import { deliverSoon } from '@/lib/wiring';

export const PATCH = defineRoute({
  name: 'staff.people.change',
  authenticate: staffAccess,
  input: json(personChangeSchema),
  async do({ principal, params, input, requestId }) {
    const body = await changePerson({ staff: principal, requestId }, idParam(params, 'staffId'), input);
    deliverSoon();
    return { body };
  },
  answer: personSchema,
});
