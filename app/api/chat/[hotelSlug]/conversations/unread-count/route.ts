import { staffAccess } from '@/lib/auth/staff-access';
import { unreadCountSchema } from '@/lib/contract/chat';
import { countUnread } from '@/lib/guest-chat/count-unread';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.unread_count',
  authenticate: staffAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await countUnread(principal) }),
  answer: unreadCountSchema,
});
