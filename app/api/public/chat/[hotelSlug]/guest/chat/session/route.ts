import { anyone } from '@/lib/auth/anyone';
import { cookiesOnLeaving } from '@/lib/auth/device-stays';
import { guestAccess } from '@/lib/auth/guest-access';
import { enterByToken } from '@/lib/auth/token-entry';
import { openSessionReplySchema, openSessionSchema } from '@/lib/contract/chat';
import { endGuestSession } from '@/lib/guest-chat/start-guest-session';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { setCookies } from '@/lib/http/set-cookies';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.session.open',
  authenticate: anyone,
  input: json(openSessionSchema),
  async do({ input, params, request }) {
    const { hotelSlug = '' } = params;
    const pusher = wiring().realtimeConfig();
    const { start, cookies } = await enterByToken(hotelSlug, input.token, request.headers, pusher);
    return { body: start, headers: setCookies(cookies) };
  },
  answer: openSessionReplySchema,
});

export const DELETE = defineRoute({
  name: 'guest.session.forget',
  authenticate: guestAccess,
  input: nothing,
  async do({ principal, request }) {
    const cookies = await cookiesOnLeaving(request.headers, principal);
    await endGuestSession(principal);
    deliverSoon();
    return { body: null, headers: setCookies(cookies) };
  },
  answer: null,
});
