import { DELETE as staffRemove } from '@/app/api/messages/[messageId]/delete/route';
import { GET as revisions } from '@/app/api/messages/[messageId]/revisions/route';
import { PATCH as staffPatch, PUT as staffPut } from '@/app/api/messages/[messageId]/update/route';
import {
  PATCH as guestEdit,
  DELETE as guestRemove,
} from '@/app/api/public/chat/[hotelSlug]/guest/chat/messages/[messageId]/route';
import { type Asked, type Caller, callRoute } from '@/lib/testing/call-route';

type Handler = Parameters<typeof callRoute>[0];

function guestEndpoint(handler: Handler, method: string) {
  return (hotelSlug: string, messageId: number | string, as: Caller, asked?: Asked) => {
    const path = `/api/public/chat/${hotelSlug}/guest/chat/messages/${encodeURIComponent(messageId)}`;
    return callRoute(handler, method, path, { hotelSlug, messageId: String(messageId) }, as, asked);
  };
}

function staffEndpoint(handler: Handler, method: string, verb: string) {
  return (messageId: number | string, as: Caller, asked?: Asked) => {
    const path = `/api/messages/${encodeURIComponent(messageId)}/${verb}`;
    return callRoute(handler, method, path, { messageId: String(messageId) }, as, asked);
  };
}

/** The endpoints of a message, each called with the address that Next would match. */
export const messageEndpoints = {
  guestEdit: guestEndpoint(guestEdit, 'PATCH'),
  guestRemove: guestEndpoint(guestRemove, 'DELETE'),
  staffEdit: staffEndpoint(staffPatch, 'PATCH', 'update'),
  staffPut: staffEndpoint(staffPut, 'PUT', 'update'),
  staffRemove: staffEndpoint(staffRemove, 'DELETE', 'delete'),
  revisions: staffEndpoint(revisions, 'GET', 'revisions'),
};

export const HARD = { query: '?hard_delete=true' };
