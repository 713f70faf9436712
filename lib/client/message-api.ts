import type { MessageDto } from '@/lib/contract/chat';
import type { DeliveriesDto } from '@/lib/contract/deliveries';
import type { RevisionsDto } from '@/lib/contract/message-changes';
import { guestApi, staffApi } from '@/lib/contract/paths';
import { fetchJson, sendJson } from './request';

/** The server calls for one message, for both sides. */
export type MessageApi = {
  edit(messageId: number, text: string): Promise<void>;
  remove(messageId: number, isHard: boolean): Promise<void>;
};

export function createGuestMessageApi(slug: string): MessageApi {
  return {
    edit: (id, text) => sendJson('PATCH', guestApi.message(slug, id), { message: text }),
    remove: (id) => sendJson('DELETE', guestApi.message(slug, id)),
  };
}

export function createStaffMessageApi(): MessageApi {
  return {
    edit: (id, text) => sendJson('PATCH', staffApi.updateMessage(id), { message: text }),
    remove: (id, isHard) =>
      sendJson('DELETE', `${staffApi.deleteMessage(id)}${isHard ? '?hard_delete=true' : ''}`),
  };
}

export function fetchRevisions(messageId: number): Promise<RevisionsDto> {
  return fetchJson('GET', staffApi.revisions(messageId));
}

export function fetchDeliveries(
  slug: string,
  { id, conversation_id }: Pick<MessageDto, 'id' | 'conversation_id'>,
): Promise<DeliveriesDto> {
  return fetchJson('GET', staffApi.deliveries(slug, conversation_id, id));
}
