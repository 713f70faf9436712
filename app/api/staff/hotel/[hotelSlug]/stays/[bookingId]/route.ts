import { staffAccess } from '@/lib/auth/staff-access';
import { stayDetailsSchema, staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { changeStayDetails } from '@/lib/stays/change-details';
import { requireStayPermission } from '@/lib/stays/policy';
import { readStay } from '@/lib/stays/read-stays';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.stays.read',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({ body: await readStay(principal, params['bookingId'] ?? '') }),
  answer: staySchema,
});

export const PATCH = defineRoute({
  name: 'staff.stays.change',
  authenticate: staffAccess,
  input: json(stayDetailsSchema),
  allowed: requireStayPermission,
  async do({ principal, input, params, requestId }) {
    const stay = await changeStayDetails({ by: principal, requestId }, params['bookingId'] ?? '', input);
    deliverSoon();
    return { body: stay };
  },
  answer: staySchema,
});
