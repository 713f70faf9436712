import { staffAccess } from '@/lib/auth/staff-access';
import { stayDetailsSchema, staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { changeStayDetails } from '@/lib/stays/change-details';
import { mustRunStays } from '@/lib/stays/policy';
import { readStay } from '@/lib/stays/read-stays';
import { deliverSoon } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'staff.stays.read',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({ body: await readStay(who, params['bookingId'] ?? '') }),
  answer: staySchema,
});

export const PATCH = defineRoute({
  name: 'staff.stays.change',
  who: staffAccess,
  input: json(stayDetailsSchema),
  allowed: mustRunStays,
  async do({ who, input, params, requestId }) {
    const stay = await changeStayDetails({ by: who, requestId }, params['bookingId'] ?? '', input);
    deliverSoon();
    return { body: stay };
  },
  answer: staySchema,
});
