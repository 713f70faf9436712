import { guestAccess } from '@/lib/auth/guest-access';
import { eventPageQuerySchema, guestEventPageSchema } from '@/lib/contract/chat';
import { listGuestEvents } from '@/lib/guest-chat/read-guest-chat';
import { defineRoute } from '@/lib/http/define-route';
import { query } from '@/lib/http/read-input';
import { deliverSoon, POLL_DRAIN } from '@/lib/wiring';

export const GET = defineRoute({
  name: 'guest.events',
  authenticate: guestAccess,
  input: query(eventPageQuerySchema),
  async do({ principal, input }) {
    deliverSoon(POLL_DRAIN);
    return { body: await listGuestEvents(principal, input.after, input.limit) };
  },
  answer: guestEventPageSchema,
});
