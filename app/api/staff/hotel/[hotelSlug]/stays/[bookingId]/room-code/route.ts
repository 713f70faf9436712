import { staffAccess } from '@/lib/auth/staff-access';
import { roomCodeSchema, roomPinSchema } from '@/lib/contract/room-codes';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { issueRoomPin, readRoomCode } from '@/lib/stays/room-pin';

export const GET = defineRoute({
  name: 'staff.room_code',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({
    body: await readRoomCode({ staff: principal, code: params['bookingId'] ?? '' }),
  }),
  answer: roomCodeSchema,
});

export const POST = defineRoute({
  name: 'staff.room_code.issue',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params, requestId }) => ({
    body: await issueRoomPin({ staff: principal, code: params['bookingId'] ?? '', requestId }),
    status: 201,
  }),
  answer: roomPinSchema,
});
