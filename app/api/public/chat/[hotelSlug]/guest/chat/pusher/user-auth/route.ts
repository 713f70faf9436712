import { connectionUserOf } from '@/lib/auth/connection-user';
import { guestAccess } from '@/lib/auth/guest-access';
import { userAuthReplySchema, userAuthSchema } from '@/lib/contract/user-auth';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { jsonOrForm } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.pusher_user_auth',
  authenticate: guestAccess,
  input: jsonOrForm(userAuthSchema),
  async do({ principal, input }) {
    await consume(['guestUserAuth'], `booking:${principal.bookingId}`);
    const signed = wiring().signUser(input.socket_id, connectionUserOf(principal));
    if (signed === null) throw new AppError('unavailable', { retryAfterSeconds: 60 });
    return { body: signed };
  },
  answer: userAuthReplySchema,
});
