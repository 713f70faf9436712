import { staffAccess } from '@/lib/auth/staff-access';
import { swappedSchema, swapRoomsSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { mustRunStays } from '@/lib/stays/policy';
import { swapRooms } from '@/lib/stays/rooms/swap-rooms';
import { deliverSoon } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.stays.swap',
  who: staffAccess,
  input: json(swapRoomsSchema),
  allowed: mustRunStays,
  async do({ who, input, params, requestId }) {
    const stays = await swapRooms({ staff: who, requestId }, params['bookingId'] ?? '', input);
    deliverSoon();
    return { body: { stays } };
  },
  answer: swappedSchema,
});
