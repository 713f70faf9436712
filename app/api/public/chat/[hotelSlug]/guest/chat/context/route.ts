import { guestAccess } from '@/lib/auth/guest-access';
import { guestContextSchema } from '@/lib/contract/chat';
import { readContext } from '@/lib/guest-chat/read-context';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'guest.context',
  who: guestAccess,
  input: nothing,
  do: async ({ who }) => ({ body: await readContext(who, wiring().realtimeConfig()) }),
  answer: guestContextSchema,
});
