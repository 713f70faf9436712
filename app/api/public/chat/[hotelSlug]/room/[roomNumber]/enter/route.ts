import { anyone } from '@/lib/auth/anyone';
import { guestCookie } from '@/lib/auth/cookies';
import { enterByRoom } from '@/lib/auth/room-entry';
import { openSessionReplySchema } from '@/lib/contract/chat';
import { enterRoomSchema, ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.room.enter',
  who: anyone,
  input: json(enterRoomSchema),
  async do({ input: key, params, request: { headers }, requestId }) {
    const { hotelSlug = '', roomNumber: room = '' } = params;
    const { guest, secret } = await enterByRoom({ hotelSlug, room, key, headers, requestId });
    // It has set a timer for the end of the session.
    deliverSoon();
    return {
      body: await readGuestStart(guest, wiring().realtimeConfig()),
      headers: { 'Set-Cookie': guestCookie(hotelSlug, secret, ROOM_SESSION_SECONDS) },
    };
  },
  answer: openSessionReplySchema,
});
