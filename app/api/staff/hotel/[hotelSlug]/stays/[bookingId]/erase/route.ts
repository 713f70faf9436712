import { staffAccess } from '@/lib/auth/staff-access';
import { staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { eraseStay, requireErasePermission } from '@/lib/stays/erase-stay';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.erase',
  authenticate: staffAccess,
  input: nothing,
  allowed: requireErasePermission,
  async do({ principal, params, requestId }) {
    const body = await eraseStay(principal, params['bookingId'] ?? '', requestId);
    deliverSoon();
    return { body };
  },
  answer: staySchema,
});
