import type { HandlerDto, MessageDto, ReplyPreviewDto } from '@/lib/contract/chat';
import type { ThreadDto } from '@/lib/contract/history';
import type { StoredFile, UnsentFile } from './unsent-file';

/** An entry of a conversation as components see it. lib/client/use-conversation.ts makes it. */
export type Entry =
  | { readonly state: 'sent'; readonly message: MessageDto; readonly change?: ChangeMark }
  | {
      readonly state: 'queued' | 'sending' | 'failed';
      readonly clientMessageId: string;
      readonly body: string;
      readonly files: readonly UnsentFile[];
      readonly composedAt: string;
      readonly replyTo: number | null;
      /** The error code of a final refusal; null while the message may still succeed. */
      readonly refusal: string | null;
      /** The quoted message, if it is loaded. It is shown and never saved. */
      readonly quote?: ReplyPreviewDto | null;
    };

/** An edit or a delete that the server has not accepted yet, or has refused. */
export type ChangeMark = {
  readonly kind: 'edit' | 'remove';
  readonly isFailed: boolean;
  readonly refusal: string | null;
};

export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

/** A place in a conversation: a message, the first message of a day (`2026-11-22`), or the first after a number. */
export type HistoryPlace = { message: number } | { day: string } | { after_seq: number };

export type ConversationView = {
  /** Oldest to newest. Unsent entries are last, in the order of writing. */
  readonly entries: readonly Entry[];
  readonly guestReadSeq: number;
  readonly staffReadSeq: number;
  readonly lastSeq: number;
  readonly handler: (Omit<HandlerDto, 'id'> & { id?: number | undefined }) | null;
  /** The names of the people on the other side who are typing. */
  readonly typing: readonly string[];
  /** The names of the people on this side who are typing. */
  readonly typingStaff: readonly string[];
  /** Rate limited: queued messages are sent at this time of this browser's clock. */
  readonly blockedUntil: number | null;
  readonly connection: Connection;
  readonly hasMore: boolean;
  readonly isLoadingOlder: boolean;
  /** The history window, shown instead of the entries. Newer messages always follow it. */
  readonly past: { readonly entries: readonly Entry[]; readonly hasMore: boolean } | null;
  readonly isLoadingNewer: boolean;
  /** Set when the stay or the session ended while the page was open. */
  readonly ending: 'stay_ended' | 'signed_out' | null;
  send(body: string, replyTo?: number | null, files?: StoredFile[]): void;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Loads older messages of the history window, or of the entries if there is no window. */
  loadOlder(): void;
  loadNewer(): void;
  /** Resolves to the id of the message found there, or null when there is none. */
  lookAt(place: HistoryPlace): Promise<number | null>;
  toNewest(): void;
  /** A page of a message's replies, from the first one or after the given one. Rejects when the request failed. */
  replies(messageId: number, after?: number): Promise<ThreadDto>;
  /** Call with the newest seq that is actually visible on the screen. */
  markRead(upToSeq: number): void;
  recordTyping(): void;
  /** Fetches the changes now. */
  refresh(): void;
};

/** The same with changeable messages. lib/client/optimistic-edits.ts makes it. */
export type LiveConversation = ConversationView & {
  edit(messageId: number, text: string): void;
  remove(messageId: number, isHard: boolean): void;
  retryChange(messageId: number): void;
  discardChange(messageId: number): void;
};
