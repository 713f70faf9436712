import type {
  ConversationDto,
  EventPageDto,
  GuestContextDto,
  GuestEventPageDto,
  InboxPageDto,
  InboxQuery,
  MessageDto,
  MessagePageDto,
  OpenSessionReplyDto,
} from '@/lib/contract/chat';
import type { HistoryPageDto, ThreadDto } from '@/lib/contract/history';
import { LIMITS } from '@/lib/contract/limits';
import type { DeskDelivered } from '@/lib/contract/marks';
import { guestApi, staffApi } from '@/lib/contract/paths';
import { ApiProblem } from './api-problem';
import type { Handler } from './conversation';
import type { Upload } from './file-queue';
import { fetchJson, sendJson, withQuery } from './request';
import type { UploadPaths } from './upload-file';
import type { HistoryPlace } from './view';

export type Outgoing = {
  clientMessageId: string;
  body: string;
  replyTo: number | null;
  lastSeenSeq: number | null;
  attachmentIds: readonly number[];
};

/** The server calls of one conversation. Both sides use the same interface. */
export type ConversationApi = {
  events(after: number): Promise<EventPageDto>;
  messages(): Promise<MessagePageDto>;
  messagesBefore(messageId: number): Promise<MessagePageDto>;
  messagesAfter(messageId: number): Promise<MessagePageDto>;
  around(place: HistoryPlace): Promise<HistoryPageDto>;
  replies(messageId: number, after?: number): Promise<ThreadDto>;
  handler(): Promise<Handler>;
  send(message: Outgoing): Promise<MessageDto>;
  upload: Upload;
  markRead(upToSeq: number): Promise<void>;
  /** Reports that messages reached this side. Staff pages report for the whole list at once (`markListDelivered`). */
  markDelivered(upToSeq: number): Promise<void>;
  typing(): Promise<void>;
};

export type GuestApi = Omit<ConversationApi, 'events'> & {
  events(after: number): Promise<GuestEventPageDto>;
  openSession(token: string): Promise<OpenSessionReplyDto>;
  endSession(): Promise<void>;
  context(): Promise<GuestContextDto>;
};

export type StaffApi = {
  inbox(query: InboxQuery): Promise<InboxPageDto>;
  markListDelivered(list: DeskDelivered): Promise<void>;
  markUnread(id: number): Promise<void>;
  conversation(id: number): ConversationApi;
};

export function createGuestApi(slug: string): GuestApi {
  const context = () => fetchJson<GuestContextDto>('GET', guestApi.context(slug));
  return {
    ...logOf<GuestEventPageDto>({
      messages: guestApi.messages(slug),
      events: guestApi.events(slug),
      around: guestApi.around(slug),
      replies: (messageId) => guestApi.replies(slug, messageId),
    }),
    openSession: (token) => fetchJson('POST', guestApi.session(slug), { token }),
    endSession: () => sendJson('DELETE', guestApi.session(slug)),
    context,
    handler: async () => (await context()).current_staff_handler,
    send: (message) => send(guestApi.messages(slug), message),
    upload: uploadTo({
      attachments: guestApi.attachments(slug),
      sign: guestApi.signUpload(slug),
      complete: guestApi.completeUpload(slug),
    }),
    markRead: (upToSeq) => sendJson('POST', guestApi.markRead(slug), { up_to_seq: upToSeq }),
    markDelivered: (upToSeq) => sendJson('POST', guestApi.markDelivered(slug), { up_to_seq: upToSeq }),
    typing: () => sendJson('POST', guestApi.typing(slug)),
  };
}

export function createStaffApi(slug: string): StaffApi {
  return {
    inbox: (query) => fetchJson('GET', withQuery(staffApi.conversations(slug), query)),
    markListDelivered: (conversations) =>
      sendJson('POST', staffApi.markListDelivered(slug), { conversations }),
    markUnread: (id) => sendJson('POST', staffApi.markUnread(slug, id)),
    conversation: (id) => ({
      ...logOf({
        messages: staffApi.messages(slug, id),
        events: staffApi.events(slug, id),
        around: staffApi.around(slug, id),
        replies: (messageId) => staffApi.replies(slug, id, messageId),
      }),
      handler: async () =>
        (await fetchJson<ConversationDto>('GET', staffApi.conversation(slug, id))).current_staff_handler,
      send: (message) => send(staffApi.send(slug, id), message),
      upload: uploadTo({
        attachments: staffApi.attachments(slug, id),
        sign: staffApi.signUpload(slug, id),
        complete: staffApi.completeUpload(slug, id),
      }),
      markRead: (upToSeq) => sendJson('POST', staffApi.markRead(slug, id), { up_to_seq: upToSeq }),
      markDelivered: (upToSeq) => sendJson('POST', staffApi.markDelivered(slug, id), { up_to_seq: upToSeq }),
      typing: () => sendJson('POST', staffApi.typing(slug, id)),
    }),
  };
}

type LogPaths = { messages: string; events: string; around: string; replies: (messageId: number) => string };
type Log<Page> = Pick<
  ConversationApi,
  'messages' | 'messagesBefore' | 'messagesAfter' | 'around' | 'replies'
> & { events(after: number): Promise<Page> };

function logOf<Page = EventPageDto>({ messages, events, around, replies }: LogPaths): Log<Page> {
  return {
    events: (after) => fetchJson('GET', withQuery(events, { after, limit: LIMITS.pageSizeMax })),
    messages: () => fetchJson('GET', messages),
    messagesBefore: (messageId) => fetchJson('GET', withQuery(messages, { before: messageId })),
    messagesAfter: (messageId) => fetchJson('GET', withQuery(messages, { after: messageId })),
    around: (place) => fetchJson('GET', withQuery(around, place)),
    replies: (messageId, after) => fetchJson('GET', withQuery(replies(messageId), { after })),
  };
}

async function send(
  path: string,
  { clientMessageId, body, replyTo, lastSeenSeq, attachmentIds }: Outgoing,
): Promise<MessageDto> {
  const reply = await fetchJson<{ message: MessageDto }>('POST', path, {
    message: body,
    client_message_id: clientMessageId,
    ...(replyTo === null ? {} : { reply_to: replyTo }),
    ...(lastSeenSeq === null ? {} : { last_seen_seq: lastSeenSeq }),
    ...(attachmentIds.length === 0 ? {} : { attachment_ids: attachmentIds }),
  });
  return reply.message;
}

/** The upload code is loaded with the first file, not with the page. */
function uploadTo(paths: UploadPaths): Upload {
  return async (file, watch) => {
    const { uploadFile } = await import('./upload-file').catch(() => {
      throw new ApiProblem('network', 0);
    });
    return uploadFile(paths, file, watch);
  };
}
