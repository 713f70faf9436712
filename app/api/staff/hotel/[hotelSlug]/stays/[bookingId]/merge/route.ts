import { staffAccess } from '@/lib/auth/staff-access';
import { mergeSchema, staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { mergeStays } from '@/lib/stays/merge-stays';
import { requireStayPermission } from '@/lib/stays/policy';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.merge',
  authenticate: staffAccess,
  input: json(mergeSchema),
  allowed: requireStayPermission,
  async do({ principal, input, params, requestId }) {
    const body = await mergeStays({ by: principal, requestId }, params['bookingId'] ?? '', input.booking_id);
    deliverSoon();
    return { body };
  },
  answer: staySchema,
});
