import { staffAccess } from '@/lib/auth/staff-access';
import { newRoomsSchema, roomsAddedSchema, roomsSchema } from '@/lib/contract/hotel-rooms';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { mustKeepRooms } from '@/lib/stays/policy';
import { readRooms } from '@/lib/stays/read-stays';
import { addRooms } from '@/lib/stays/rooms/add-rooms';

export const GET = defineRoute({
  name: 'staff.rooms.list',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readRooms(who) }),
  answer: roomsSchema,
});

export const POST = defineRoute({
  name: 'staff.rooms.create',
  who: staffAccess,
  input: json(newRoomsSchema),
  allowed: mustKeepRooms,
  do: async ({ who, input, requestId }) => ({
    body: await addRooms(who, input.rooms, requestId),
    status: 201,
  }),
  answer: roomsAddedSchema,
});
