import { staffAccess } from '@/lib/auth/staff-access';
import { fromRoomReplySchema } from '@/lib/contract/chat';
import { openFromRoom } from '@/lib/guest-chat/open-from-room';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const POST = defineRoute({
  name: 'staff.conversations.from_room',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({ body: await openFromRoom(who, params['roomNumber'] ?? '') }),
  answer: fromRoomReplySchema,
});
