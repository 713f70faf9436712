import { guestAccess } from '@/lib/auth/guest-access';
import { defineRoute } from '@/lib/http/define-route';
import { idParam } from '@/lib/http/params';
import { nothing } from '@/lib/http/read-input';
import { removeOwnDevice } from '@/lib/stays/own-devices';
import { deliverSoon } from '@/lib/wiring';

export const DELETE = defineRoute({
  name: 'guest.sessions.remove',
  authenticate: guestAccess,
  input: nothing,
  async do({ principal, params, requestId }) {
    await removeOwnDevice(principal, idParam(params, 'sessionId'), requestId);
    deliverSoon();
    return { body: null };
  },
  answer: null,
});
