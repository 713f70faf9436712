import { guestMayHear } from '@/lib/auth/channel-access';
import { guestAccess } from '@/lib/auth/guest-access';
import { channelAuthReplySchema, channelAuthSchema } from '@/lib/contract/chat';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { jsonOrForm } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.pusher_auth',
  authenticate: guestAccess,
  input: jsonOrForm(channelAuthSchema),
  allowed: (principal, input) => guestMayHear(principal, input.channel_name),
  async do({ principal, input }) {
    await consume(['guestPusherAuth'], `booking:${principal.bookingId}`);
    const auth = wiring().signChannel(input.socket_id, input.channel_name);
    if (auth === null) throw new AppError('unavailable', { retryAfterSeconds: 60 });
    return { body: { auth } };
  },
  answer: channelAuthReplySchema,
});
