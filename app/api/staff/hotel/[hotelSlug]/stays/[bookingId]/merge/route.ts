import { staffAccess } from '@/lib/auth/staff-access';
import { mergeSchema, staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { mergeStays } from '@/lib/stays/merge-stays';
import { mustRunStays } from '@/lib/stays/policy';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.merge',
  who: staffAccess,
  input: json(mergeSchema),
  allowed: mustRunStays,
  async do({ who, input, params, requestId }) {
    const body = await mergeStays({ by: who, requestId }, params['bookingId'] ?? '', input.booking_id);
    deliverSoon();
    return { body };
  },
  answer: staySchema,
});
