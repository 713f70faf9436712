import { POST as acknowledge } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/acknowledge/route';
import { POST as give } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/assign-department/route';
import { POST as assign } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/assign-staff/route';
import { GET as auditExport } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/audit/export/route';
import { GET as audit } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/audit/route';
import { GET as staffEvents } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/events/route';
import { GET as ladder } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/ladder/route';
import { POST as leave } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/leave/route';
import { POST as staffMarkDelivered } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/mark-delivered/route';
import { POST as staffMarkRead } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/mark-read/route';
import { POST as staffMarkUnread } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/mark-unread/route';
import { GET as staffAround } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/messages/around/route';
import { GET as staffMessages } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/messages/route';
import { POST as staffSend } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/messages/send/route';
import { GET as conversation } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/route';
import { POST as staffTyping } from '@/app/api/chat/[hotelSlug]/conversations/[conversationId]/typing/route';
import { POST as fromRoom } from '@/app/api/chat/[hotelSlug]/conversations/from-room/[roomNumber]/route';
import { POST as markListDelivered } from '@/app/api/chat/[hotelSlug]/conversations/mark-delivered/route';
import { GET as inbox } from '@/app/api/chat/[hotelSlug]/conversations/route';
import { GET as unreadCount } from '@/app/api/chat/[hotelSlug]/conversations/unread-count/route';
import { POST as deskPresence } from '@/app/api/chat/[hotelSlug]/presence/route';
import { GET as colleagues } from '@/app/api/chat/[hotelSlug]/staff/route';
import { GET as waitingCalls } from '@/app/api/chat/[hotelSlug]/waiting-calls/route';
import { GET as context } from '@/app/api/public/chat/[hotelSlug]/guest/chat/context/route';
import { GET as events } from '@/app/api/public/chat/[hotelSlug]/guest/chat/events/route';
import { POST as markDelivered } from '@/app/api/public/chat/[hotelSlug]/guest/chat/mark-delivered/route';
import { POST as markRead } from '@/app/api/public/chat/[hotelSlug]/guest/chat/mark-read/route';
import { GET as around } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/around/route';
import { GET as messages, POST as send } from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/route';
import { POST as guestPresence } from '@/app/api/public/chat/[hotelSlug]/guest/chat/presence/route';
import { POST as guestPusherAuth } from '@/app/api/public/chat/[hotelSlug]/guest/chat/pusher/auth/route';
import { POST as guestUserAuth } from '@/app/api/public/chat/[hotelSlug]/guest/chat/pusher/user-auth/route';
import {
  DELETE as endSession,
  POST as openSession,
} from '@/app/api/public/chat/[hotelSlug]/guest/chat/session/route';
import { POST as typing } from '@/app/api/public/chat/[hotelSlug]/guest/chat/typing/route';
import { POST as staffPusherAuth } from '@/app/api/pusher/auth/route';
import { POST as staffUserAuth } from '@/app/api/pusher/user-auth/route';
import { GET as me } from '@/app/api/staff/hotel/[hotelSlug]/me/route';
import { POST as login } from '@/app/api/staff/login/route';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';

/** The endpoints of the API by name, each called with the address that Next would match. */

type Handler = Parameters<typeof callRoute>[0];

function guestEndpoint(handler: Handler, method: string, tail: string) {
  return (hotelSlug: string, as: Caller, asked?: Asked) =>
    callRoute(
      handler,
      method,
      `/api/public/chat/${encodeURIComponent(hotelSlug)}/guest/chat/${tail}`,
      { hotelSlug },
      as,
      asked,
    );
}

export const guestEndpoints = {
  context: guestEndpoint(context, 'GET', 'context'),
  messages: guestEndpoint(messages, 'GET', 'messages'),
  around: guestEndpoint(around, 'GET', 'messages/around'),
  events: guestEndpoint(events, 'GET', 'events'),
  send: guestEndpoint(send, 'POST', 'messages'),
  markRead: guestEndpoint(markRead, 'POST', 'mark-read'),
  markDelivered: guestEndpoint(markDelivered, 'POST', 'mark-delivered'),
  typing: guestEndpoint(typing, 'POST', 'typing'),
  presence: guestEndpoint(guestPresence, 'POST', 'presence'),
  pusherAuth: guestEndpoint(guestPusherAuth, 'POST', 'pusher/auth'),
  userAuth: guestEndpoint(guestUserAuth, 'POST', 'pusher/user-auth'),
  openSession: guestEndpoint(openSession, 'POST', 'session'),
  endSession: guestEndpoint(endSession, 'DELETE', 'session'),
};

function conversationEndpoint(handler: Handler, method: string, tail = '') {
  return (hotelSlug: string, conversationId: number | string, as: Caller, asked?: Asked) => {
    const params = { hotelSlug, conversationId: String(conversationId) };
    const path = `/api/chat/${hotelSlug}/conversations/${encodeURIComponent(conversationId)}${tail}`;
    return callRoute(handler, method, path, params, as, asked);
  };
}

export const conversationEndpoints = {
  read: conversationEndpoint(conversation, 'GET'),
  messages: conversationEndpoint(staffMessages, 'GET', '/messages'),
  around: conversationEndpoint(staffAround, 'GET', '/messages/around'),
  events: conversationEndpoint(staffEvents, 'GET', '/events'),
  send: conversationEndpoint(staffSend, 'POST', '/messages/send'),
  markRead: conversationEndpoint(staffMarkRead, 'POST', '/mark-read'),
  markDelivered: conversationEndpoint(staffMarkDelivered, 'POST', '/mark-delivered'),
  markUnread: conversationEndpoint(staffMarkUnread, 'POST', '/mark-unread'),
  typing: conversationEndpoint(staffTyping, 'POST', '/typing'),
  assign: conversationEndpoint(assign, 'POST', '/assign-staff'),
  give: conversationEndpoint(give, 'POST', '/assign-department'),
  leave: conversationEndpoint(leave, 'POST', '/leave'),
  acknowledge: conversationEndpoint(acknowledge, 'POST', '/acknowledge'),
  ladder: conversationEndpoint(ladder, 'GET', '/ladder'),
  audit: conversationEndpoint(audit, 'GET', '/audit'),
  auditExport: conversationEndpoint(auditExport, 'GET', '/audit/export'),
};

function hotelEndpoint(handler: Handler, tail: string, method = 'GET') {
  return (hotelSlug: string, as: Caller, asked?: Asked) =>
    callRoute(handler, method, `/api/chat/${hotelSlug}/${tail}`, { hotelSlug }, as, asked);
}

export const hotelEndpoints = {
  inbox: hotelEndpoint(inbox, 'conversations'),
  unreadCount: hotelEndpoint(unreadCount, 'conversations/unread-count'),
  markListDelivered: hotelEndpoint(markListDelivered, 'conversations/mark-delivered', 'POST'),
  presence: hotelEndpoint(deskPresence, 'presence', 'POST'),
  waitingCalls: hotelEndpoint(waitingCalls, 'waiting-calls'),
  me: hotelEndpoint(me, 'me'),
  colleagues: hotelEndpoint(colleagues, 'staff'),
  fromRoom: (hotelSlug: string, roomNumber: string, as: Caller) =>
    callRoute(
      fromRoom,
      'POST',
      `/api/chat/${hotelSlug}/conversations/from-room/${encodeURIComponent(roomNumber)}`,
      { hotelSlug, roomNumber },
      as,
    ),
};

export const staffEndpoints = {
  pusherAuth: (as: Caller, asked: Asked) =>
    callRoute(staffPusherAuth, 'POST', '/api/pusher/auth', {}, as, asked),
  userAuth: (as: Caller, asked: Asked) =>
    callRoute(staffUserAuth, 'POST', '/api/pusher/user-auth', {}, as, asked),
  login: (asked: Asked, from: Caller = {}) => callRoute(login, 'POST', '/api/staff/login', {}, from, asked),
};
