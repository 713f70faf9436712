import { guestAccess } from '@/lib/auth/guest-access';
import { repliesQuerySchema, threadSchema } from '@/lib/contract/history';
import { readRepliesForGuest } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'guest.messages.replies',
  authenticate: guestAccess,
  input: query(repliesQuerySchema),
  do: async ({ principal, input, params }) => ({
    body: await readRepliesForGuest(principal, idParam(params, 'messageId'), input),
  }),
  answer: threadSchema,
});
