import { staffAccess } from '@/lib/auth/staff-access';
import { roomAccessChangeSchema, roomAccessSchema } from '@/lib/contract/room-codes';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { readRoomAccess, setRoomAccess } from '@/lib/stays/room-access';

export const GET = defineRoute({
  name: 'staff.room_access',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readRoomAccess(principal) }),
  answer: roomAccessSchema,
});

export const PUT = defineRoute({
  name: 'staff.room_access.set',
  authenticate: staffAccess,
  input: json(roomAccessChangeSchema),
  do: async ({ principal, input, requestId }) => ({ body: await setRoomAccess(principal, input, requestId) }),
  answer: roomAccessSchema,
});
