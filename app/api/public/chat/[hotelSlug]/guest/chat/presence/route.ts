import { guestAccess } from '@/lib/auth/guest-access';
import { guestPresenceSchema } from '@/lib/contract/presence';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { noteGuestPage } from '@/lib/notifications/note-presence';

export const POST = defineRoute({
  name: 'guest.presence',
  who: guestAccess,
  input: json(guestPresenceSchema),
  async do({ who, input }) {
    await noteGuestPage(who, input);
    return { body: null };
  },
  answer: null,
});
