import { staffAccess } from '@/lib/auth/staff-access';
import { roomChangedSchema, roomChangeSchema } from '@/lib/contract/hotel-rooms';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { json } from '@/lib/http/read-input';
import { requireRoomPermission } from '@/lib/stays/policy';
import { changeRoom } from '@/lib/stays/rooms/change-room';
import { deliverSoon } from '@/lib/wiring';

export const PATCH = defineRoute({
  name: 'staff.rooms.change',
  authenticate: staffAccess,
  input: json(roomChangeSchema),
  allowed: requireRoomPermission,
  async do({ principal, input, params, requestId }) {
    const room = await changeRoom({ staff: principal, requestId }, idParam(params, 'roomId'), input);
    deliverSoon();
    return { body: room };
  },
  answer: roomChangedSchema,
});
