import { guestMayHear } from '@/lib/auth/channel-access';
import { guestAccess } from '@/lib/auth/guest-access';
import { channelAuthReplySchema, channelAuthSchema } from '@/lib/contract/chat';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { jsonOrForm } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.pusher_auth',
  who: guestAccess,
  input: jsonOrForm(channelAuthSchema),
  allowed: (who, input) => guestMayHear(who, input.channel_name),
  async do({ who, input }) {
    await spend(['guestPusherAuth'], `booking:${who.bookingId}`);
    const auth = wiring().signChannel(input.socket_id, input.channel_name);
    if (auth === null) throw new AppError('unavailable', { retryAfterSeconds: 60 });
    return { body: { auth } };
  },
  answer: channelAuthReplySchema,
});
