import { conversationChannel } from '@/lib/contract/channels';
import type { Asked, Caller } from '@/lib/testing/call-route';
import { conversationEndpoints, hotelEndpoints, staffEndpoints } from '@/lib/testing/endpoints';

export type ConversationRequest = Readonly<{
  name: string;
  isWrite: boolean;
  ask(hotelSlug: string, conversationId: number | string, as: Caller): Promise<Response>;
}>;

function request(
  name: keyof typeof conversationEndpoints,
  isWrite: boolean,
  asked: Asked = {},
): ConversationRequest {
  const endpoint = conversationEndpoints[name];
  return { name, isWrite, ask: (slug, id, as) => endpoint(slug, id, as, asked) };
}

/** One valid request for each endpoint of a conversation. */
export const CONVERSATION_REQUESTS: readonly ConversationRequest[] = [
  request('read', false),
  request('messages', false),
  request('around', false, { query: '?after_seq=0' }),
  request('events', false, { query: '?after=0' }),
  request('send', true, { json: { message: 'Good morning' } }),
  request('markRead', true, { json: {} }),
  request('markDelivered', true, { json: { up_to_seq: 1 } }),
  request('markUnread', true),
  request('typing', true),
  request('ladder', false),
  request('acknowledge', true),
  request('assign', true, { json: {} }),
  request('leave', true),
];

/** One valid request for each endpoint of the hotel itself. */
export const HOTEL_REQUESTS: readonly {
  name: string;
  ask(hotelSlug: string, as: Caller): Promise<Response>;
}[] = [
  { name: 'inbox', ask: hotelEndpoints.inbox },
  { name: 'unread count', ask: hotelEndpoints.unreadCount },
  {
    name: 'mark a list delivered',
    ask: (slug, as) =>
      hotelEndpoints.markListDelivered(slug, as, {
        json: { conversations: [{ conversation_id: 1, up_to_seq: 1 }] },
      }),
  },
  {
    name: 'presence',
    ask: (slug, as) =>
      hotelEndpoints.presence(slug, as, {
        json: { tab: '1d1d3c12-2b1f-4cf2-8e57-6b4de8d2a002', state: 'visible', conversation_id: null },
      }),
  },
  { name: 'waiting calls', ask: hotelEndpoints.waitingCalls },
  { name: 'me', ask: hotelEndpoints.me },
  { name: 'colleagues', ask: hotelEndpoints.colleagues },
  { name: 'from room', ask: (slug, as) => hotelEndpoints.fromRoom(slug, '204', as) },
];

export const signFor = (as: Caller, slug: string, conversationId: number) =>
  staffEndpoints.pusherAuth(as, {
    json: { socket_id: '1.2', channel_name: conversationChannel(slug, conversationId) },
  });
