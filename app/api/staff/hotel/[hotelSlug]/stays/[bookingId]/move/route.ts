import { staffAccess } from '@/lib/auth/staff-access';
import { roomSchema, staySchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { moveRoom } from '@/lib/stays/change-stay';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.move',
  authenticate: staffAccess,
  input: json(roomSchema),
  async do({ principal, input, params, requestId }) {
    const stay = await moveRoom(principal, params['bookingId'] ?? '', input.room_number, requestId);
    deliverSoon();
    return { body: stay };
  },
  answer: staySchema,
});
