import { guestAccess } from '@/lib/auth/guest-access';
import { aroundQuerySchema, historyPageSchema } from '@/lib/contract/history';
import { readAroundForGuest } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'guest.messages.around',
  authenticate: guestAccess,
  input: query(aroundQuerySchema),
  do: async ({ principal, input }) => ({ body: await readAroundForGuest(principal, input) }),
  answer: historyPageSchema,
});
