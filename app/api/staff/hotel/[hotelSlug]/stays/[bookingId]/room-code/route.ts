import { staffAccess } from '@/lib/auth/staff-access';
import { roomCodeSchema, roomPinSchema } from '@/lib/contract/room-codes';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { issueRoomPin, readRoomCode } from '@/lib/stays/room-pin';

export const GET = defineRoute({
  name: 'staff.room_code',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({
    body: await readRoomCode({ staff: who, code: params['bookingId'] ?? '' }),
  }),
  answer: roomCodeSchema,
});

export const POST = defineRoute({
  name: 'staff.room_code.issue',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params, requestId }) => ({
    body: await issueRoomPin({ staff: who, code: params['bookingId'] ?? '', requestId }),
    status: 201,
  }),
  answer: roomPinSchema,
});
