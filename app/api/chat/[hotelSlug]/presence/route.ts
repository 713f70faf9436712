import { staffAccess } from '@/lib/auth/staff-access';
import { deskPresenceReplySchema, deskPresenceSchema } from '@/lib/contract/presence';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { recordDesk } from '@/lib/notifications/record-presence';
import { deliverSoon, POLL_DRAIN } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.presence',
  authenticate: staffAccess,
  input: json(deskPresenceSchema),
  async do({ principal, input }) {
    const reply = await recordDesk(principal, input);
    deliverSoon(POLL_DRAIN);
    return { body: reply };
  },
  answer: deskPresenceReplySchema,
});
