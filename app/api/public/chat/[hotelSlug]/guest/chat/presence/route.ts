import { guestAccess } from '@/lib/auth/guest-access';
import { guestPresenceSchema } from '@/lib/contract/presence';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { recordGuestPage } from '@/lib/notifications/record-presence';

export const POST = defineRoute({
  name: 'guest.presence',
  authenticate: guestAccess,
  input: json(guestPresenceSchema),
  async do({ principal, input }) {
    await recordGuestPage(principal, input);
    return { body: null };
  },
  answer: null,
});
