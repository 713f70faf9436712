import { staffMayHear } from '@/lib/auth/channel-access';
import { staffAccess } from '@/lib/auth/staff-access';
import { channelAuthReplySchema, channelAuthSchema } from '@/lib/contract/chat';
import { defineRoute } from '@/lib/http/define-route';
import { consume } from '@/lib/http/rate-limit';
import { jsonOrForm } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';
import { wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'staff.pusher_auth',
  authenticate: staffAccess,
  input: jsonOrForm(channelAuthSchema),
  async do({ principal, input }) {
    await staffMayHear(principal, input.channel_name);
    await consume(['staffPusherAuth'], `staff:${principal.id}`);
    const auth = wiring().signChannel(input.socket_id, input.channel_name);
    if (auth === null) throw new AppError('unavailable', { retryAfterSeconds: 60 });
    return { body: { auth } };
  },
  answer: channelAuthReplySchema,
});
