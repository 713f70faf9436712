import { staffAccess } from '@/lib/auth/staff-access';
import { swappedSchema, swapRoomsSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { requireStayPermission } from '@/lib/stays/policy';
import { swapRooms } from '@/lib/stays/rooms/swap-rooms';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.swap',
  authenticate: staffAccess,
  input: json(swapRoomsSchema),
  allowed: requireStayPermission,
  async do({ principal, input, params, requestId }) {
    const stays = await swapRooms({ staff: principal, requestId }, params['bookingId'] ?? '', input);
    deliverSoon();
    return { body: { stays } };
  },
  answer: swappedSchema,
});
