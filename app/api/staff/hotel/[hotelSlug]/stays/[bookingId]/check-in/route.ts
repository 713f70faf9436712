import { staffAccess } from '@/lib/auth/staff-access';
import { checkedInSchema, roomSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { checkIn } from '@/lib/stays/change-stay';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.check_in',
  authenticate: staffAccess,
  input: json(roomSchema),
  async do({ principal, input, params, requestId }) {
    const stay = await checkIn(principal, params['bookingId'] ?? '', input.room_number, requestId);
    deliverSoon();
    return { body: stay };
  },
  answer: checkedInSchema,
});
