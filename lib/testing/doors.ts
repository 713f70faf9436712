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
  DELETE as forgetSession,
  POST as openSession,
} from '@/app/api/public/chat/[hotelSlug]/guest/chat/session/route';
import { POST as typing } from '@/app/api/public/chat/[hotelSlug]/guest/chat/typing/route';
import { POST as staffPusherAuth } from '@/app/api/pusher/auth/route';
import { POST as staffUserAuth } from '@/app/api/pusher/user-auth/route';
import { GET as me } from '@/app/api/staff/hotel/[hotelSlug]/me/route';
import { POST as login } from '@/app/api/staff/login/route';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';

/** Every door of the API under the name of what is behind it, each called with the address Next would match. */

type Handler = Parameters<typeof callRoute>[0];

function guestDoor(handler: Handler, method: string, tail: string) {
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

export const guestDoors = {
  context: guestDoor(context, 'GET', 'context'),
  messages: guestDoor(messages, 'GET', 'messages'),
  around: guestDoor(around, 'GET', 'messages/around'),
  events: guestDoor(events, 'GET', 'events'),
  send: guestDoor(send, 'POST', 'messages'),
  markRead: guestDoor(markRead, 'POST', 'mark-read'),
  markDelivered: guestDoor(markDelivered, 'POST', 'mark-delivered'),
  typing: guestDoor(typing, 'POST', 'typing'),
  presence: guestDoor(guestPresence, 'POST', 'presence'),
  pusherAuth: guestDoor(guestPusherAuth, 'POST', 'pusher/auth'),
  userAuth: guestDoor(guestUserAuth, 'POST', 'pusher/user-auth'),
  openSession: guestDoor(openSession, 'POST', 'session'),
  forgetSession: guestDoor(forgetSession, 'DELETE', 'session'),
};

function conversationDoor(handler: Handler, method: string, tail = '') {
  return (hotelSlug: string, conversationId: number | string, as: Caller, asked?: Asked) => {
    const params = { hotelSlug, conversationId: String(conversationId) };
    const path = `/api/chat/${hotelSlug}/conversations/${encodeURIComponent(conversationId)}${tail}`;
    return callRoute(handler, method, path, params, as, asked);
  };
}

export const conversationDoors = {
  read: conversationDoor(conversation, 'GET'),
  messages: conversationDoor(staffMessages, 'GET', '/messages'),
  around: conversationDoor(staffAround, 'GET', '/messages/around'),
  events: conversationDoor(staffEvents, 'GET', '/events'),
  send: conversationDoor(staffSend, 'POST', '/messages/send'),
  markRead: conversationDoor(staffMarkRead, 'POST', '/mark-read'),
  markDelivered: conversationDoor(staffMarkDelivered, 'POST', '/mark-delivered'),
  markUnread: conversationDoor(staffMarkUnread, 'POST', '/mark-unread'),
  typing: conversationDoor(staffTyping, 'POST', '/typing'),
  assign: conversationDoor(assign, 'POST', '/assign-staff'),
  give: conversationDoor(give, 'POST', '/assign-department'),
  leave: conversationDoor(leave, 'POST', '/leave'),
  acknowledge: conversationDoor(acknowledge, 'POST', '/acknowledge'),
  ladder: conversationDoor(ladder, 'GET', '/ladder'),
  audit: conversationDoor(audit, 'GET', '/audit'),
  auditExport: conversationDoor(auditExport, 'GET', '/audit/export'),
};

function hotelDoor(handler: Handler, tail: string, method = 'GET') {
  return (hotelSlug: string, as: Caller, asked?: Asked) =>
    callRoute(handler, method, `/api/chat/${hotelSlug}/${tail}`, { hotelSlug }, as, asked);
}

export const hotelDoors = {
  inbox: hotelDoor(inbox, 'conversations'),
  unreadCount: hotelDoor(unreadCount, 'conversations/unread-count'),
  markListDelivered: hotelDoor(markListDelivered, 'conversations/mark-delivered', 'POST'),
  presence: hotelDoor(deskPresence, 'presence', 'POST'),
  waitingCalls: hotelDoor(waitingCalls, 'waiting-calls'),
  me: hotelDoor(me, 'me'),
  colleagues: hotelDoor(colleagues, 'staff'),
  fromRoom: (hotelSlug: string, roomNumber: string, as: Caller) =>
    callRoute(
      fromRoom,
      'POST',
      `/api/chat/${hotelSlug}/conversations/from-room/${encodeURIComponent(roomNumber)}`,
      { hotelSlug, roomNumber },
      as,
    ),
};

export const staffDoors = {
  pusherAuth: (as: Caller, asked: Asked) =>
    callRoute(staffPusherAuth, 'POST', '/api/pusher/auth', {}, as, asked),
  userAuth: (as: Caller, asked: Asked) =>
    callRoute(staffUserAuth, 'POST', '/api/pusher/user-auth', {}, as, asked),
  login: (asked: Asked, from: Caller = {}) => callRoute(login, 'POST', '/api/staff/login', {}, from, asked),
};
