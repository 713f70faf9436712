import { staffAccess } from '@/lib/auth/staff-access';
import { ladderSchema } from '@/lib/contract/ladder';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { readLadder } from '@/lib/notifications/ladder';

export const GET = defineRoute({
  name: 'staff.conversations.ladder',
  who: staffAccess,
  input: nothing,
  do: async ({ who, params }) => ({ body: await readLadder(who, idParam(params, 'conversationId')) }),
  answer: ladderSchema,
});
