import { staffAccess } from '@/lib/auth/staff-access';
import { aroundQuerySchema, historyPageSchema } from '@/lib/contract/history';
import { readAround } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.messages.around',
  authenticate: staffAccess,
  input: query(aroundQuerySchema),
  do: async ({ principal, input, params }) => ({
    body: await readAround(principal.hotel, idParam(params, 'conversationId'), input),
  }),
  answer: historyPageSchema,
});
