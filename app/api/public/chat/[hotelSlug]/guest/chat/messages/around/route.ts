import { guestAccess } from '@/lib/auth/guest-access';
import { aroundQuerySchema, stretchSchema } from '@/lib/contract/history';
import { readAroundForGuest } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'guest.messages.around',
  who: guestAccess,
  input: query(aroundQuerySchema),
  do: async ({ who, input }) => ({ body: await readAroundForGuest(who, input) }),
  answer: stretchSchema,
});
