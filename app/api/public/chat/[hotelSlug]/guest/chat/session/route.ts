import { anyone } from '@/lib/auth/anyone';
import { forgetGuestCookie, guestCookie } from '@/lib/auth/cookies';
import { guestAccess, guestOfHomeScreenKey, guestOfToken } from '@/lib/auth/guest-access';
import { readHomeScreenKey } from '@/lib/auth/home-screen-key';
import { openSessionReplySchema, openSessionSchema } from '@/lib/contract/chat';
import {
  endGuestSession,
  startGuestSession,
  startHomeScreenSession,
} from '@/lib/guest-chat/start-guest-session';
import { defineRoute } from '@/lib/http/define-route';
import { json, nothing } from '@/lib/http/read-input';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.session.open',
  who: anyone,
  input: json(openSessionSchema),
  async do({ input, params, request }) {
    const { hotelSlug = '' } = params;
    const { headers } = request;
    const [agent, pusher] = [headers.get('user-agent') ?? '', wiring().realtimeConfig()];
    const key = readHomeScreenKey(input.token);
    const { secret, start } = key
      ? await startHomeScreenSession(
          await guestOfHomeScreenKey(hotelSlug, key, headers),
          key.nonce,
          agent,
          pusher,
        )
      : await startGuestSession(await guestOfToken(hotelSlug, input.token, headers), agent, pusher);
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
