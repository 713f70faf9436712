import { staffAccess } from '@/lib/auth/staff-access';
import { staySchema, stayStepSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { takeStayStep } from '@/lib/stays/change-stay';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.step',
  authenticate: staffAccess,
  input: json(stayStepSchema),
  async do({ principal, input, params, requestId }) {
    const stay = await takeStayStep(principal, params['bookingId'] ?? '', input, requestId);
    deliverSoon();
    return { body: stay };
  },
  answer: staySchema,
});
