import { anyone } from '@/lib/auth/anyone';
import { cookiesOnEntry } from '@/lib/auth/device-stays';
import { enterByRoom } from '@/lib/auth/room-entry';
import { openSessionReplySchema } from '@/lib/contract/chat';
import { enterRoomSchema, ROOM_SESSION_SECONDS } from '@/lib/contract/room-codes';
import { readGuestStart } from '@/lib/guest-chat/read-context';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';
import { setCookies } from '@/lib/http/set-cookies';
import { deliverSoon, wiring } from '@/lib/wiring';

export const POST = defineRoute({
  name: 'guest.room.enter',
  authenticate: anyone,
  input: json(enterRoomSchema),
  async do({ input: key, params, request: { headers }, requestId }) {
    const { hotelSlug = '', roomNumber: room = '' } = params;
    const entry = await enterByRoom({ hotelSlug, room, key, headers, requestId });
    // The entry scheduled a timer for the end of its session; dispatch schedules the wake-up for it.
    deliverSoon();
    return {
      body: await readGuestStart(entry.guest, wiring().realtimeConfig()),
      headers: setCookies(await cookiesOnEntry(headers, entry, ROOM_SESSION_SECONDS)),
    };
  },
  answer: openSessionReplySchema,
});
