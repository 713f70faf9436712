import { staffAccess } from '@/lib/auth/staff-access';
import { roomsSchema } from '@/lib/contract/stays';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { readRooms } from '@/lib/stays/read-stays';

export const GET = defineRoute({
  name: 'staff.rooms.list',
  who: staffAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readRooms(who) }),
  answer: roomsSchema,
});
