import { guestAccess } from '@/lib/auth/guest-access';
import { guestContextSchema } from '@/lib/contract/chat';
import { readContext } from '@/lib/guest-chat/read-context';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { wiring } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'guest.context',
  authenticate: guestAccess,
  input: nothing,
  do: async ({ principal }) => ({ body: await readContext(principal, wiring().realtimeConfig()) }),
  answer: guestContextSchema,
});
