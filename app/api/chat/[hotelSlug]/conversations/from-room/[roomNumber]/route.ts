import { staffAccess } from '@/lib/auth/staff-access';
import { fromRoomReplySchema } from '@/lib/contract/chat';
import { openFromRoom } from '@/lib/guest-chat/open-from-room';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const POST = defineRoute({
  name: 'staff.conversations.from_room',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal, params }) => ({ body: await openFromRoom(principal, params['roomNumber'] ?? '') }),
  answer: fromRoomReplySchema,
});
