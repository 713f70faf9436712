import { staffAccess } from '@/lib/auth/staff-access';
import { staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { eraseStay, mustErase } from '@/lib/stays/erase-stay';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.erase',
  who: staffAccess,
  input: nothing,
  allowed: mustErase,
  async do({ who, params, requestId }) {
    const body = await eraseStay(who, params['bookingId'] ?? '', requestId);
    deliverSoon();
    return { body };
  },
  answer: staySchema,
});
