import { staffAccess } from '@/lib/auth/staff-access';
import { roomAccessChangeSchema, roomAccessSchema } from '@/lib/contract/room-codes';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { readRoomAccess, setRoomAccess } from '@/lib/stays/room-access';

export const GET = defineRoute({
  name: 'staff.room_access',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readRoomAccess(who) }),
  answer: roomAccessSchema,
});

export const PUT = defineRoute({
  name: 'staff.room_access.set',
  who: staffAccess,
  input: json(roomAccessChangeSchema),
  do: async ({ who, input, requestId }) => ({ body: await setRoomAccess(who, input, requestId) }),
  answer: roomAccessSchema,
});
