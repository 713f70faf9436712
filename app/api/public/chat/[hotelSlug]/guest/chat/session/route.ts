import { anyone } from '@/lib/auth/anyone';
import { forgetGuestCookie, guestCookie } from '@/lib/auth/cookies';
import { guestAccess } from '@/lib/auth/guest-access';
import { enterByToken } from '@/lib/auth/token-entry';
import { openSessionReplySchema, openSessionSchema } from '@/lib/contract/chat';
import { endGuestSession } from '@/lib/guest-chat/start-guest-session';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.session.open',
  who: anyone,
  input: json(openSessionSchema),
  async do({ input, params, request }) {
    const { hotelSlug = '' } = params;
    const pusher = wiring().realtimeConfig();
    const { secret, start } = await enterByToken(hotelSlug, input.token, request.headers, pusher);
    return { body: start, headers: { 'Set-Cookie': guestCookie(hotelSlug, secret) } };
  },
  answer: openSessionReplySchema,
});

export const DELETE = defineRoute({
  name: 'guest.session.forget',
  who: guestAccess,
  input: nothing,
  async do({ who, params }) {
    await endGuestSession(who);
    deliverSoon();
    return { body: null, headers: { 'Set-Cookie': forgetGuestCookie(params['hotelSlug'] ?? '') } };
  },
  answer: null,
});
