import { staffMayHear } from '@/lib/auth/channel-access';
import { staffAccess } from '@/lib/auth/staff-access';
import { channelAuthReplySchema, channelAuthSchema } from '@/lib/contract/chat';
import { defineRoute } from '@/lib/http/define-route';
import { spend } from '@/lib/http/rate-limit';
import { jsonOrForm } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.pusher_auth',
  who: staffAccess,
  input: jsonOrForm(channelAuthSchema),
  async do({ who, input }) {
    await staffMayHear(who, input.channel_name);
    await spend(['staffPusherAuth'], `staff:${who.id}`);
    const auth = wiring().signChannel(input.socket_id, input.channel_name);
    if (auth === null) throw new AppError('unavailable', { retryAfterSeconds: 60 });
    return { body: { auth } };
  },
  answer: channelAuthReplySchema,
});
