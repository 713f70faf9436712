import { staffAccess } from '@/lib/auth/staff-access';
import { aroundQuerySchema, stretchSchema } from '@/lib/contract/history';
import { readAround } from '@/lib/guest-chat/read-history';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { query } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'staff.messages.around',
  who: staffAccess,
  input: query(aroundQuerySchema),
  do: async ({ who, input, params }) => ({
    body: await readAround(who.hotel, idParam(params, 'conversationId'), input),
  }),
  answer: stretchSchema,
});
