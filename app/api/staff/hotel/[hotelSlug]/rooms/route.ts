import { staffAccess } from '@/lib/auth/staff-access';
import { newRoomsSchema, roomsAddedSchema, roomsSchema } from '@/lib/contract/hotel-rooms';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { requireRoomPermission } from '@/lib/stays/policy';
import { readRooms } from '@/lib/stays/read-stays';
import { addRooms } from '@/lib/stays/rooms/add-rooms';

export const GET = defineRoute({
  name: 'staff.rooms.list',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readRooms(principal) }),
  answer: roomsSchema,
});

export const POST = defineRoute({
  name: 'staff.rooms.create',
  authenticate: staffAccess,
  input: json(newRoomsSchema),
  allowed: requireRoomPermission,
  do: async ({ principal, input, requestId }) => ({
    body: await addRooms(principal, input.rooms, requestId),
    status: 201,
  }),
  answer: roomsAddedSchema,
});
